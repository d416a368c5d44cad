//! pending
/// pending
pub fn outline(_: super::args::OutlineArgs) -> super::Exit {
    super::Exit::Failed
}
