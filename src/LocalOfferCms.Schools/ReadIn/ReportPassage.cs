namespace LocalOfferCms.Schools.ReadIn;

/// <summary>A piece of a report: a heading and what stands under it, up to the next heading.</summary>
/// <param name="Heading">The heading's words without its number; empty for what stands before the first.</param>
/// <param name="Above">The heading above it; empty for none.</param>
/// <param name="Number">The number that the heading begins with: <c>7</c>, <c>3(b)</c>; empty for none.</param>
/// <param name="Text">What stands under it, as Markdown.</param>
internal sealed record ReportPassage(string Heading, string Above, string Number, string Text);
