//! pending
/// pending
pub fn fonts(_: super::args::FontsArgs) -> super::Exit {
    super::Exit::Failed
}
