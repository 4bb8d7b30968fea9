using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Tests.Text;

/// <summary>A small council's glossary, facts and pictures, and short ways to render with them.</summary>
internal static class TextSamples
{
    public static readonly ContentMarkdown Markdown = new();

    public static readonly IReadOnlyList<GlossaryEntry> Glossary =
    [
        new("sen", "SEN", "Special educational needs.", ["SEN"], false),
        new("ehc-plan", "EHC plan", "A legal document.", ["EHC plan", "EHC plans", "EHCP", "education, health and care plan"], false),
        new("plan", "plan", "What will be done.", ["plan"], false),
        new("ace", "ACE", "A hard time in childhood.", ["ACE"], false),
        new("carer", "carer's assessment", "A talk about your needs.", ["carer's assessment"], false),
    ];

    public static readonly IReadOnlyDictionary<string, DatedFact> Facts = new Dictionary<string, DatedFact>
    {
        ["high-needs"] = new("high-needs", "about £36 million", "2019", "council paper", "historic example", null),
        ["weeks"] = new("weeks", "20 weeks", "2026", "", "", null),
    };

    public static readonly SiteReferences References = new(
        Facts,
        new Dictionary<string, Citation>
        {
            ["code-6.17"] = new("code-6.17", "SEND Code of Practice", "2015", "6.17", "https://example.org/code", "Four **signs** of slow progress.", "June 2026", "to be checked"),
            ["act"] = new("act", "The Act", "", "section 36(8)", "javascript:alert(1)", "", "", "checked"),
        },
        new Dictionary<string, string>
        {
            ["ask"] = "Anyone can **ask**.\n\n- at any time, within {{ fact:weeks }}\n",
            ["loop"] = "Round and round: {{ wording:loop }}\n",
        });

    public static MarkdownContext Context(GlossaryMarker? marker = null, int top = 2, string prefix = "") => new(
        "/norfolk", Glossary, References, path => path.StartsWith("photos/", StringComparison.Ordinal) ? "media/1/2/" + Path.GetFileName(path) : null, marker, top, prefix);

    public static string Html(string markdown, MarkdownContext? context = null) => Markdown.Render(markdown, context ?? Context()).Html.ToString()!;

    public static string FromHtml(string html, MarkdownContext? context = null) => ContentHtml.Render(html, context ?? Context()).Html.ToString()!;
}
