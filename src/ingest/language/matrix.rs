//! Products of a matrix with fixed weights: the one place that calls the matrix crate.

/// Weights of a linear layer: `inputs` rows of `outputs` floats, so that the kernel reads what it multiplies with one
/// input side by side and has no matrix to turn at every call.
pub(super) struct Linear {
    weights: Vec<f32>,
    outputs: usize,
    inputs: usize,
}

/// Rows go through the kernel in blocks of this many, the last one filled up with zeros, so that a row's result does
/// not depend on how many others were computed beside it.
pub(super) const BLOCK: usize = 32;

impl Linear {
    /// Takes the weights as `outputs` rows of as many floats as there are inputs; `outputs` must divide their number.
    pub(super) fn new(by_output: &[f32], outputs: usize) -> Self {
        let inputs = by_output.len() / outputs.max(1);
        let weights = (0..inputs).flat_map(|i| by_output.iter().skip(i).step_by(inputs).copied()).collect();
        Self { weights, outputs, inputs }
    }

    /// `y = x · w` for `rows` rows of `x` that start every `stride` floats (rows may overlap); `y` holds `rows` rows
    /// of as many floats as there are outputs afterwards, and then what it held before.
    pub(super) fn apply(&self, rows: usize, x: &[f32], stride: usize, y: &mut Vec<f32>) {
        if y.len() < rows * self.outputs {
            y.resize(rows * self.outputs, 0.0);
        }
        if rows == 0 {
            return;
        }
        assert!((rows - 1) * stride + self.inputs <= x.len(), "every row of x is whole");
        assert_eq!(self.weights.len(), self.outputs * self.inputs);
        let full = rows - rows % BLOCK;
        self.product(full, x, stride, y);
        if full < rows {
            let rest = rows - full;
            let mut padded = vec![0.0; BLOCK * self.inputs];
            for (row, to) in padded.chunks_exact_mut(self.inputs).take(rest).enumerate() {
                let from = (full + row) * stride;
                to.copy_from_slice(x.get(from..from + self.inputs).unwrap_or_default());
            }
            let mut out = vec![0.0; BLOCK * self.outputs];
            self.product(BLOCK, &padded, self.inputs, &mut out);
            let tail = y.chunks_exact_mut(self.outputs).skip(full);
            tail.zip(out.chunks_exact(self.outputs).take(rest)).for_each(|(to, row)| to.copy_from_slice(row));
        }
    }

    #[expect(unsafe_code, reason = "the crate's product takes pointers; the bounds are asserted here")]
    fn product(&self, rows: usize, x: &[f32], stride: usize, y: &mut [f32]) {
        if rows == 0 {
            return;
        }
        assert!((rows - 1) * stride + self.inputs <= x.len());
        assert!(rows * self.outputs <= y.len());
        // SAFETY: x is read at i * stride + k for i < rows, k < inputs, and y written at i * outputs + j for
        // j < outputs: within the slices by the asserts above; the weights hold outputs * inputs floats by
        // construction; y is borrowed mutably, so it overlaps neither.
        unsafe {
            gemm::gemm(
                rows,
                self.outputs,
                self.inputs,
                y.as_mut_ptr(),
                1,
                self.outputs as isize,
                false,
                x.as_ptr(),
                1,
                stride as isize,
                self.weights.as_ptr(),
                1,
                self.outputs as isize,
                0.0,
                1.0,
                false,
                false,
                false,
                gemm::Parallelism::None,
            );
        }
    }
}
