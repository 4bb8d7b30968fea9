using LocalOfferCms.Core.Content;
using LocalOfferCms.Schools.Register;

namespace LocalOfferCms.Schools.Reports;

/// <summary>How an item of a report stands.</summary>
internal enum ItemState
{
    /// <summary>Nothing is said.</summary>
    Missing,

    /// <summary>Something is said, and too little.</summary>
    Thin,

    /// <summary>What is said may no longer hold.</summary>
    OutOfDate,

    /// <summary>It is answered.</summary>
    Complete,
}

/// <summary>How one item stands, and why.</summary>
/// <param name="Item">The item.</param>
/// <param name="State">How it stands.</param>
/// <param name="Reason">Why, as a sentence to the writer.</param>
/// <param name="Minutes">Minutes to finish it.</param>
/// <param name="IsSum">Whether it has no words of its own and stands as its parts do: it is not counted.</param>
internal sealed record ItemCompleteness(ReportItem Item, ItemState State, string Reason, int Minutes, bool IsSum)
{
    /// <summary>The state in words.</summary>
    public string Words => ReportCompleteness.WordsOf(State);
}

/// <summary>What the report says about itself, and whether it does.</summary>
/// <param name="Field">The field of <c>SenInformationReportPart</c> (<c>AccountableBody</c>: of the school).</param>
/// <param name="Label">In words.</param>
/// <param name="IsSaid">Whether it is filled in.</param>
internal sealed record ReportFact(string Field, string Label, bool IsSaid);

/// <summary>How complete a report is, item by item, for that kind of school and on that day. It reads what it is given and no database.</summary>
internal sealed class ReportCompleteness
{
    private ReportCompleteness(IReadOnlyList<ItemCompleteness> items, IReadOnlyList<ReportFact> facts, string? whyOutOfDate)
    {
        Items = items;
        Facts = facts;
        WhyOutOfDate = whyOutOfDate;
    }

    /// <summary>Every item that is asked of such a school, in the law's order.</summary>
    public IReadOnlyList<ItemCompleteness> Items { get; }

    /// <summary>What the report should say about itself: year, dates, who was involved, who answers for it.</summary>
    public IReadOnlyList<ReportFact> Facts { get; }

    /// <summary>Why the report as a whole is out of date, as a sentence; null when it is not.</summary>
    public string? WhyOutOfDate { get; }

    /// <summary>How many items are counted.</summary>
    public int Asked => Items.Count(i => !i.IsSum);

    /// <summary>Minutes to finish the report.</summary>
    public int Minutes => Items.Sum(i => i.Minutes);

    /// <summary>Whether nothing is left to do.</summary>
    public bool IsComplete => Count(ItemState.Complete) == Asked && WhyOutOfDate is null;

    /// <summary>"18 of 23 complete. 3 missing, 2 thin. About 24 minutes to finish."</summary>
    public string Summary
    {
        get
        {
            var left = string.Join(", ", new[] { ItemState.Missing, ItemState.Thin, ItemState.OutOfDate }
                .Where(state => Count(state) > 0).Select(state => $"{Count(state)} {WordsOf(state).ToLowerInvariant()}"));
            return $"{Count(ItemState.Complete)} of {Asked} complete." + (left.Length > 0 ? $" {left}. About {Minutes} {(Minutes == 1 ? "minute" : "minutes")} to finish." : "");
        }
    }

    /// <summary>How many counted items stand so.</summary>
    public int Count(ItemState state) => Items.Count(i => !i.IsSum && i.State == state);

    /// <summary>How an item stands; null when it is not asked of such a school.</summary>
    public ItemCompleteness? Find(string itemId) => Items.FirstOrDefault(i => i.Item.Id == itemId);

    /// <summary>A state in words.</summary>
    public static string WordsOf(ItemState state) => state switch
    {
        ItemState.Missing => "Missing",
        ItemState.Thin => "Thin",
        ItemState.OutOfDate => "Out of date",
        _ => "Complete",
    };

    /// <summary>Measures a report.</summary>
    /// <param name="report">The SenInformationReport, drafted or published; one without parts when there is none yet.</param>
    /// <param name="school">The school.</param>
    /// <param name="law">What the law asks.</param>
    /// <param name="today">The council's day.</param>
    /// <param name="council">Links that every report carries; null for none.</param>
    public static ReportCompleteness Of(ContentDocument report, SchoolRecord school, ReportLaw law, DateOnly today, CouncilLinks? council = null)
    {
        var part = report.Part("SenInformationReportPart");
        var old = ReportAge.Reason(part, law.Measures, today);
        var measure = new ItemMeasure(part, school, law, today, old, council);
        var kind = SchoolKind.Named(school["Kind"].Value);
        var items = law.Items.Where(kind.Answers).Select(measure.Of).ToList();
        return new([.. items.Select(i => i.IsSum ? Sum(i, items) : i)], Said(part, school), old);
    }

    /// <summary>An item that is answered through its parts stands as the worst of them.</summary>
    private static ItemCompleteness Sum(ItemCompleteness sum, List<ItemCompleteness> items)
    {
        var parts = items.Where(i => i.Item.Parent == sum.Item.Id).ToList();
        var worst = parts.Min(p => p.State);
        return sum with
        {
            State = worst,
            Reason = worst == ItemState.Complete ? "Answered in its parts." : $"Answered in its parts: {parts.Count(p => p.State == ItemState.Complete)} of {parts.Count} are complete.",
        };
    }

    private static List<ReportFact> Said(ContentPart part, SchoolRecord school) =>
    [
        new("SchoolYear", "School year", part.Text("SchoolYear").Trim().Length > 0),
        new("WhoWasInvolved", "Who was involved", part.Markdown("WhoWasInvolved").Trim().Length > 0),
        new("AccountableBody", "Who answers for it", school["AccountableBody"].Value.Length > 0),
        new("ApprovedOn", "Approved on", part.Date("ApprovedOn") is not null),
        new("NextReviewOn", "Next review", part.Date("NextReviewOn") is not null),
    ];
}
