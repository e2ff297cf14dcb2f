"""The look: tokens, components, the page frame, elder and high-contrast modes."""
