using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Guidance.Decisions;

/// <summary>What a step asks of its reader.</summary>
internal enum DecisionKind
{
    /// <summary>To choose an answer.</summary>
    Question,
    /// <summary>To do something, and then to go on.</summary>
    Action,
    /// <summary>Nothing more: the guide ends here.</summary>
    Outcome,
}

/// <summary>An answer, and the step that it leads to.</summary>
internal sealed record DecisionWay(string Answer, string To);

/// <summary>A step of a decision guide.</summary>
/// <param name="Number">Its number, from 1, in the guide's own order.</param>
/// <param name="Slug">What follows the guide's address.</param>
/// <param name="Kind">What it asks. A step that leads nowhere is an outcome, whatever its author called it.</param>
/// <param name="Title">The question, what to do, or the outcome in a few words.</param>
/// <param name="Markdown">More about it.</param>
/// <param name="When">When it comes, for a step that is some time away; else empty.</param>
/// <param name="PracticeNote">How to do it with care (Markdown).</param>
/// <param name="Advice">Pages with further advice.</param>
/// <param name="AdviceNote">Further advice in words (Markdown).</param>
/// <param name="Ways">The ways on.</param>
internal sealed record DecisionStep(
    int Number, string Slug, DecisionKind Kind, string Title, string Markdown, string When, string PracticeNote,
    IReadOnlyList<string> Advice, string AdviceNote, IReadOnlyList<DecisionWay> Ways)
{
    /// <summary>What kind of step it is, in words.</summary>
    public string KindInWords => Kind switch { DecisionKind.Question => "Question", DecisionKind.Action => "To do", _ => "Outcome" };
}

/// <summary>The steps of a decision guide and how they hang together: the one source of its pages, its text and its diagram.</summary>
internal sealed class DecisionFlow
{
    /// <summary>The address of the guide as text, below its own. No step can have it.</summary>
    public const string InWords = "in-words";

    private readonly Dictionary<string, DecisionStep> _bySlug;
    private readonly Dictionary<string, int> _left = [];

    private DecisionFlow(IReadOnlyList<DecisionStep> steps)
    {
        Steps = steps;
        _bySlug = steps.ToDictionary(step => step.Slug);
        foreach (var step in steps)
        {
            MeasureLeft(step, []);
        }
    }

    /// <summary>The steps, in the guide's own order. The first is where everybody starts.</summary>
    public IReadOnlyList<DecisionStep> Steps { get; }

    /// <summary>The first step; null in a guide without any.</summary>
    public DecisionStep? Start => Steps.Count > 0 ? Steps[0] : null;

    /// <summary>The step of this name; null when there is none.</summary>
    public DecisionStep? Find(string slug) => _bySlug.GetValueOrDefault(slug);

    /// <summary>The steps that lead to this one.</summary>
    public IEnumerable<DecisionStep> Before(DecisionStep step) => Steps.Where(other => other.Ways.Any(way => way.To == step.Slug));

    /// <summary>How many steps may follow at most, when nobody goes round twice.</summary>
    public int MostLeft(DecisionStep step) => _left[step.Slug];

    /// <summary>"Step 2, with at most 3 more to come".</summary>
    public string Progress(DecisionStep step) => MostLeft(step) switch
    {
        0 => "The end of this guide",
        1 => "One more step to come",
        var left => step == Start ? $"At most {left} steps to come" : $"At most {left} more steps to come",
    };

    /// <summary>Reads the steps of a guide. Two steps never share a name, and a way to a step that is not there is left out.</summary>
    public static DecisionFlow Of(ContentDocument content)
    {
        var items = content.Items("Steps").Select(item => (Item: item, Own: item.Content.Own)).ToList();
        var slugs = new List<string>();
        foreach (var (item, own) in items)
        {
            var slug = ContentPath.Normalise(own.Text("Slug")) is { Length: > 0 } named && !named.Contains('/') ? named : ContentPath.Slug(item.DisplayText);
            slugs.Add(slug.Length > 0 && slug != InWords && !slugs.Contains(slug) ? slug : $"step-{slugs.Count + 1}-{ContentPath.Slug(item.Id)}");
        }

        return new DecisionFlow([.. items.Select((i, index) => Step(index + 1, slugs[index], i.Item, i.Own, slugs)).DistinctBy(step => step.Slug)]);
    }

    private static DecisionStep Step(int number, string slug, NestedItem item, ContentPart own, List<string> slugs)
    {
        var ways = item.Content.Items("Branches").Select(branch => new DecisionWay(branch.DisplayText, ContentPath.Normalise(branch.Content.Own.Text("To"))))
            .Where(way => slugs.Contains(way.To)).ToList();
        var kind = ways.Count == 0 || own.Text("Kind") == "outcome" ? DecisionKind.Outcome : own.Text("Kind") == "action" ? DecisionKind.Action : DecisionKind.Question;
        return new DecisionStep(
            number, slug, kind, item.DisplayText, item.Content.Part("MarkdownBodyPart").Plain("Markdown"), own.Text("When"), own.Markdown("PracticeNote"),
            own.Items("Advice"), own.Markdown("AdviceNote"), kind == DecisionKind.Outcome ? [] : ways);
    }

    private int MeasureLeft(DecisionStep step, HashSet<string> above)
    {
        if (_left.TryGetValue(step.Slug, out var known))
        {
            return known;
        }

        above.Add(step.Slug);
        var left = step.Ways.Where(way => !above.Contains(way.To)).Select(way => 1 + MeasureLeft(_bySlug[way.To], above)).DefaultIfEmpty(0).Max();
        above.Remove(step.Slug);
        return _left[step.Slug] = left;
    }
}
