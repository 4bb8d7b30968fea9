namespace LocalOfferCms.Ui;

/// <summary>A line of a list of facts, such as what a service costs. One that holds nothing is not shown.</summary>
/// <param name="Label">What the fact is.</param>
/// <param name="Text">Plain words.</param>
/// <param name="Markdown">Or text in Markdown.</param>
/// <param name="Status">Or a status, shown as a tag in this colour of the GOV.UK design system.</param>
public sealed record Fact(string Label, string? Text = null, string? Markdown = null, string? Status = null)
{
    /// <summary>Whether there is anything to show.</summary>
    public bool HasContent => !string.IsNullOrWhiteSpace(Text) || !string.IsNullOrWhiteSpace(Markdown);
}
