//! The `dossier` program: hands the arguments to [`dossier::cli`] and ends with its exit code.

fn main() -> std::process::ExitCode {
    dossier::cli::main()
}
