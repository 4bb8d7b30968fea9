using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Guidance.Toolkits;

/// <summary>One thing to think about, and the questions to ask about it.</summary>
/// <param name="Title">The thing.</param>
/// <param name="Ask">Who to ask; empty when nobody is named.</param>
/// <param name="Note">More about it (Markdown).</param>
/// <param name="Prompts">The questions.</param>
internal sealed record Criterion(string Title, string Ask, string Note, IReadOnlyList<string> Prompts);

/// <summary>A toolkit of questions, as a table that prints as a checklist.</summary>
/// <param name="CriterionLabel">Heading of the first column.</param>
/// <param name="PromptsLabel">Heading of the second column.</param>
/// <param name="Criteria">The rows.</param>
internal sealed record ToolkitReading(string CriterionLabel, string PromptsLabel, IReadOnlyList<Criterion> Criteria)
{
    /// <summary>Reads a toolkit.</summary>
    public static ToolkitReading Of(ContentDocument content)
    {
        var part = content.Part("ToolkitPart");
        return new(
            part.Text("CriterionLabel") is { Length: > 0 } first ? first : "Think about",
            part.Text("PromptsLabel") is { Length: > 0 } second ? second : "Questions to ask",
            [.. content.Items("Criteria").Select(item => (item.DisplayText, item.Content.Own)).Select(item =>
                new Criterion(item.DisplayText, item.Own.Text("Ask"), item.Own.Markdown("Note"), item.Own.Values("Prompts")))]);
    }
}
