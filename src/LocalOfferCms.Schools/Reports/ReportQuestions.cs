using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Schools.Reports;

/// <summary>A question of the bank, which a council can change.</summary>
/// <param name="Id">Its id, such as <c>P4</c> or <c>Y9</c>.</param>
/// <param name="Number">Its number on the page.</param>
/// <param name="Text">The question; <c>{provider}</c> stands for setting, school or college.</param>
internal sealed record ReportQuestion(string Id, int Number, string Text)
{
    /// <summary>The question as people at such a place would ask it.</summary>
    public string For(SchoolKind kind) => Text.Replace("{provider}", kind.Provider, StringComparison.Ordinal);
}

/// <summary>Who asks.</summary>
internal enum Asker
{
    Parents,
    YoungPeople,
}

/// <summary>The questions that families and young people ask: from the settings document <c>ReportQuestions</c>.</summary>
internal static class ReportQuestions
{
    private const string Document = "ReportQuestions";

    /// <summary>The questions of one of the two.</summary>
    public static IReadOnlyList<ReportQuestion> Of(SiteSnapshot site, Asker asker) =>
        [.. ReportLaw.Objects(site.Settings.GetValueOrDefault(Document)?[asker.ToString()])
            .Select((json, index) => new ReportQuestion(ReportLaw.Text(json, "Id"), index + 1, ReportLaw.Text(json, "Question")))];
}
