namespace LocalOfferCms.Core.Text;

/// <summary>HTML that only holds what the allow-list holds.</summary>
/// <param name="Html">The safe HTML; sanitising it again changes nothing.</param>
/// <param name="Removed">What was dropped, each thing once, for the editor and the audit: "script element", "onclick attribute", "javascript: link".</param>
public sealed record SanitisedHtml(string Html, IReadOnlyList<string> Removed);
