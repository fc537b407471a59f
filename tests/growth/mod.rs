//! Whether work grows with the length of its input, or with its square.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
#![allow(unreachable_pub, reason = "a module of several tests")]

use std::time::{Duration, Instant};

/// How long this thread has been at work; where the system does not tell, the time that went by.
fn worked(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split(' ').next().and_then(|n| n.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// The least of three runs, in seconds; what `prepare` makes for each is not counted.
fn seconds<T>(prepare: &dyn Fn() -> T, work: &dyn Fn(T)) -> f64 {
    let start = Instant::now();
    let run = |_| {
        let input = prepare();
        let before = worked(start);
        work(input);
        (worked(start) - before).as_secs_f64()
    };
    (0..3).map(run).fold(f64::INFINITY, f64::min)
}

/// Work that takes less says nothing: a clock may tick only a hundred times a second, and others use the machine.
const LEAST: f64 = 0.1;
/// How often an input is doubled until its work takes as long as that.
const DOUBLINGS: u32 = 8;

/// Does some work on an input of a size, doubled until it can be measured, and on one of four times that size. Linear
/// growth is four times, quadratic sixteen; half of that leaves room for a loaded machine.
pub fn assert_grows_with_its_length<T>(size: usize, prepare: impl Fn(usize) -> T, work: impl Fn(T)) {
    let run = |size| seconds(&|| prepare(size), &work);
    let (mut size, mut short) = (size, run(size));
    for _ in 0..DOUBLINGS {
        if short >= LEAST {
            break;
        }
        size *= 2;
        short = run(size);
    }
    let long = run(4 * size);
    assert!(long < 8.0 * short, "four times {size} took {long:.3} s, once {short:.3} s");
}
