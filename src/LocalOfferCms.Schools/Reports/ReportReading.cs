using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Schools.Reports;

/// <summary>What a school says about an item; the text is empty when it has not answered.</summary>
internal sealed record ReportAnswer(ReportItem Item, string Text, (string Text, string Path)? Link);

/// <summary>A question with its answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="Own">An answer written for this question alone; may be empty.</param>
/// <param name="Here">Items that are told in full under this question.</param>
/// <param name="Elsewhere">Items that also answer it, and the earlier question under which they are told.</param>
internal sealed record QuestionAnswer(
    ReportQuestion Question, string Own, IReadOnlyList<ReportAnswer> Here, IReadOnlyList<(ReportItem Item, ReportQuestion Question)> Elsewhere)
{
    /// <summary>Whether the school has said anything.</summary>
    public bool IsAnswered => Own.Length > 0 || Elsewhere.Count > 0 || Here.Any(a => a.Text.Length > 0 || a.Link is not null);
}

/// <summary>A school's report, read by the questions that parents or young people ask, or by the law's list. One set of answers behind all three.</summary>
internal sealed class ReportReading
{
    private readonly SiteSnapshot _site;
    private readonly ContentDocument _content;
    private readonly Dictionary<string, ReportAnswer> _answers;

    private ReportReading(PageContext page)
    {
        _site = page.Site;
        _content = page.Content;
        Part = page.Content.Part("SenInformationReportPart");
        School = page.Picked(Part.Items("School")).FirstOrDefault();
        var school = School?.Content ?? new ContentDocument("School", []);
        (SchoolPart, Record) = (school.Part("SchoolPart"), SchoolRecord.Of(school));
        Kind = SchoolKind.Named(Record["Kind"].Value);
        Law = ReportLaw.Of(_site);
        Council = CouncilLinks.Of(_site);
        Answers = [.. Law.Items.Where(Kind.Answers).Select(item => new ReportAnswer(item, Part.Markdown(item.Field).Trim(), Council.Link(item)))];
        _answers = Answers.ToDictionary(a => a.Item.Id);
    }

    /// <summary>The report's fields.</summary>
    public ContentPart Part { get; }

    /// <summary>The school; null when it is not on the site.</summary>
    public IncludedItem? School { get; }

    /// <summary>The school's fields.</summary>
    public ContentPart SchoolPart { get; }

    /// <summary>What is known of the school, by whoever says it.</summary>
    public SchoolRecord Record { get; }

    /// <summary>What sort of school.</summary>
    public SchoolKind Kind { get; }

    /// <summary>What the law asks.</summary>
    public ReportLaw Law { get; }

    /// <summary>The council's links.</summary>
    public CouncilLinks Council { get; }

    /// <summary>Every item that is asked of such a school, in the law's order.</summary>
    public IReadOnlyList<ReportAnswer> Answers { get; }

    /// <summary>Opens a report.</summary>
    public static ReportReading Open(PageContext page) => new(page);

    /// <summary>The report by questions. An item that answers several is told under the first, and pointed to from the others.</summary>
    public IReadOnlyList<QuestionAnswer> By(Asker asker)
    {
        var told = new Dictionary<string, ReportQuestion>();
        var own = _content.Items("Answers").ToLookup(a => a.Content.Own.Text("Question").Trim(), a => a.Content.Own.Markdown("Text").Trim());
        var answers = new List<QuestionAnswer>();
        foreach (var question in ReportQuestions.Of(_site, asker))
        {
            var items = Law.Items.Where(i => question.IsAnsweredBy(i, asker) && HasAnswer(i)).ToList();
            answers.Add(new QuestionAnswer(
                question,
                string.Join("\n\n", own[question.Id]),
                [.. items.Where(i => !told.ContainsKey(i.Id)).Select(i => _answers[i.Id])],
                [.. items.Where(i => told.ContainsKey(i.Id)).Select(i => (i, told[i.Id]))]));
            items.ForEach(i => told.TryAdd(i.Id, question));
        }

        return answers;
    }

    /// <summary>Answers that none of the questions asked for. All of the report is in every view of it.</summary>
    public IReadOnlyList<ReportAnswer> Besides(IReadOnlyList<QuestionAnswer> questions)
    {
        var told = questions.SelectMany(q => q.Here).Select(a => a.Item.Id).ToHashSet();
        return [.. Answers.Where(a => HasAnswer(a.Item) && !told.Contains(a.Item.Id))];
    }

    /// <summary>Quality marks that the school holds, with what they mean where that is known.</summary>
    public IReadOnlyList<QualityMark> Marks =>
        [.. SchoolPart.Values("QualityMarks").Select(m => m.Trim()).Where(m => m.Length > 0)
            .Select(name => Council.QualityMarks.FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? new(name, ""))];

    /// <summary>What the report says about itself.</summary>
    public IReadOnlyList<Fact> About(DateOnly publishedOn, DateOnly changedOn) =>
    [
        new("School year", Part.Text("SchoolYear")),
        new("Published", LocalTime.Day(Part.Date("PublishedOn") ?? publishedOn)),
        new("Last changed", LocalTime.Day(Part.Date("UpdatedOn") ?? changedOn)),
        new("Approved on", Part.Date("ApprovedOn") is { } approved ? LocalTime.Day(approved) : null),
        new("Next review", Part.Date("NextReviewOn") is { } review ? LocalTime.Day(review) : null),
        new("Who answers for it", Record["AccountableBody"].Value),
        new("Who was involved", Markdown: Part.Markdown("WhoWasInvolved")),
        new("Other ways to get it", Markdown: Part.Markdown("OtherWays")),
    ];

    /// <summary>Whether the report says something about an item: in its text, by the council's link, or, for the SENCO, by the school's own entry.</summary>
    private bool HasAnswer(ReportItem item) =>
        _answers.TryGetValue(item.Id, out var answer) && (answer.Text.Length > 0 || answer.Link is not null || IsSenco(item));

    /// <summary>Whether the item is the SENCO's contact, which the school's own entry answers.</summary>
    public bool IsSenco(ReportItem item) => item.Id == "sir-04" && !SchoolFacts.Senco(SchoolPart).IsEmpty;
}
