using LocalOfferCms.Core.Pages;
using LocalOfferCms.Schools.Reports;

namespace LocalOfferCms.Schools.Evaluation;

/// <summary>A row of a grid.</summary>
/// <param name="Key">Its stable id: <c>now-1</c>, <c>sir-03b</c>.</param>
/// <param name="Number">Its number; empty for none.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Hint">Help; empty for none.</param>
internal sealed record EvaluationRow(string Key, string Number, string Label, string Hint)
{
    /// <summary>The row with its number.</summary>
    public string Words => Number.Length > 0 ? $"{Number}: {Label}" : Label;
}

/// <summary>How far a school is with an item.</summary>
/// <param name="Name">As it is kept.</param>
/// <param name="Words">As readers see it.</param>
/// <param name="Rank">More is better.</param>
internal sealed record EvaluationMark(string Name, string Words, int Rank)
{
    public const string InPlaceName = "in-place";

    /// <summary>The best first.</summary>
    public static readonly IReadOnlyList<EvaluationMark> All = [new(InPlaceName, "In place", 2), new("partly", "Partly in place", 1), new("not-in-place", "Not in place", 0)];

    public static EvaluationMark? Named(string? name) => All.FirstOrDefault(m => m.Name == name);
}

/// <summary>What a school says in a row: text and text, or a mark and a comment.</summary>
internal sealed record EvaluationAnswer(string First, string Second)
{
    public const int Longest = 4_000;

    public static readonly EvaluationAnswer None = new("", "");

    public bool IsEmpty => First.Length == 0 && Second.Length == 0;
}

/// <summary>A grid by which a school looks at its own work.</summary>
/// <param name="Name">In addresses and in the tables.</param>
/// <param name="Title">In words.</param>
/// <param name="First">Heading of the first answer.</param>
/// <param name="Second">Heading of the second.</param>
/// <param name="IsMarked">Whether the first answer is one of <see cref="EvaluationMark.All"/>.</param>
/// <param name="Rows">The rows.</param>
internal sealed record EvaluationGrid(string Name, string Title, string First, string Second, bool IsMarked, IReadOnlyList<EvaluationRow> Rows)
{
    /// <summary>The settings document with the questions.</summary>
    public const string Document = "SelfEvaluation";

    public const string QuestionsName = "questions";
    public const string ItemsName = "items";

    /// <summary>Rows on a page of the form.</summary>
    public const int PageSize = 5;

    private const string UsualFirst = "Currently in place";
    private const string UsualSecond = "Even better if…";

    public int Pages => Math.Max(1, (Rows.Count + PageSize - 1) / PageSize);

    /// <summary>The rows of a page of the form.</summary>
    public IReadOnlyList<EvaluationRow> Page(int page) => [.. Rows.Skip((page - 1) * PageSize).Take(PageSize)];

    /// <summary>What a first answer says.</summary>
    public string FirstWords(EvaluationAnswer answer) => IsMarked ? EvaluationMark.Named(answer.First)?.Words ?? "" : answer.First;

    /// <summary>Both grids for such a school.</summary>
    public static IReadOnlyList<EvaluationGrid> Of(SiteSnapshot site, SchoolKind kind)
    {
        var json = site.Settings.GetValueOrDefault(Document) ?? [];
        string Setting(string name, string usual) => ReportLaw.Text(json, name) is { Length: > 0 } text ? text : usual;
        return
        [
            new(QuestionsName, Setting("Title", "What is there now, and what would make it better"), Setting("First", UsualFirst), Setting("Second", UsualSecond), false,
                [.. ReportLaw.Objects(json["Questions"]).Select(q => new EvaluationRow(ReportLaw.Text(q, "Id"), "", ReportLaw.Text(q, "Question").Replace(ReportQuestions.Provider, kind.Provider, StringComparison.Ordinal), ReportLaw.Text(q, "Hint")))]),
            new(ItemsName, "What the law asks the report to cover", "How far are you?", "Comments", true,
                [.. ReportLaw.Of(site).Items.Where(i => i.Law == "Schedule 1" && kind.Answers(i)).Select(i => new EvaluationRow(i.Id, i.Number, i.Label, i.Description))]),
        ];
    }
}
