using System.Text.Json.Nodes;
using LocalOfferCms.Admin.Editing.Form;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Admin.Editing.Kinds;

/// <summary>HTML from another system, shown as its source until somebody turns it into Markdown. Then the same field holds Markdown,
/// which pages show just so. <c>As</c> in the form says which of the two the words are.</summary>
internal sealed class HtmlKind : FieldKind
{
    private const string MarkdownMember = "Markdown";
    private const string HtmlMember = "Html";

    public override string View => "_EditHtml";

    public override bool IsText => true;

    public override IReadOnlyList<string> Subs { get; } = ["", "As"];

    public override FieldInput Read(FieldScope scope, JsonNode? stored) =>
        Member(stored, HtmlMember) is { Length: > 0 } html ? Of(html, HtmlMember)
        : Member(stored, MarkdownMember) is { Length: > 0 } markdown ? Of(markdown, MarkdownMember)
        : Of("", stored is JsonObject held && held.ContainsKey(HtmlMember) ? HtmlMember : MarkdownMember);

    public override JsonNode? Write(FieldScope scope, JsonNode? old, FieldInput input)
    {
        var holder = Holder(old);
        if (IsMarkdown(input))
        {
            holder.Remove(HtmlMember);
            holder[MarkdownMember] = input.Text;
        }
        else
        {
            holder[HtmlMember] = HtmlSanitiser.Sanitise(input.Text).Html;
        }

        return holder;
    }

    public override bool IsEmpty(FieldInput input) => string.IsNullOrWhiteSpace(input.Text);

    public override string Words(FieldScope scope, FieldInput input) => input.Text;

    /// <summary>Whether the words are Markdown by now.</summary>
    public static bool IsMarkdown(FieldInput input) => input["As"] == MarkdownMember;

    /// <summary>The same words as Markdown.</summary>
    public static FieldInput ToMarkdown(FieldInput input) => IsMarkdown(input) ? input : Of(HtmlToMarkdown.Convert(input.Text).Markdown, MarkdownMember);

    private static FieldInput Of(string text, string form) => FieldInput.Of(("", [text]), ("As", [form]));
}
