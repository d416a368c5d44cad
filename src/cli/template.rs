//! pending
/// pending
pub fn template(_: super::args::TemplateCommand) -> super::Exit {
    super::Exit::Failed
}
