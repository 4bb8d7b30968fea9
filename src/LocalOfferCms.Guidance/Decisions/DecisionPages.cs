using LocalOfferCms.Core.Pages;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Guidance.Decisions;

/// <summary>Gives each step of a decision guide, and the guide in words, an address of its own.</summary>
internal sealed class DecisionPages : ISubPages
{
    /// <inheritdoc/>
    public string ContentType => "DecisionGuide";

    /// <inheritdoc/>
    public string? TitleOf(PageContext page) =>
        page.SubPath == DecisionFlow.InWords ? "In words" : DecisionFlow.Of(page.Content).Find(page.SubPath)?.Title;
}

/// <summary>A step, as its page shows it.</summary>
/// <param name="Page">The guide.</param>
/// <param name="Flow">Its steps.</param>
/// <param name="Step">The step.</param>
internal sealed record DecisionStepView(PageContext Page, DecisionFlow Flow, DecisionStep Step)
{
    /// <summary>Pages with further advice, and the same in words.</summary>
    public bool HasAdvice => Advice.Any() || Step.AdviceNote.Length > 0;

    /// <summary>Pages with further advice.</summary>
    public IEnumerable<PageLink> Advice => Page.Picked(Step.Advice).Select(item => item.Link).Where(link => link.Path is not null);
}

/// <summary>How to ask for an EHC needs assessment oneself, which every outcome of every guide shows.</summary>
/// <param name="Page">The page that says how; null when the guide names none that is published.</param>
/// <param name="Heading">The level of the heading; 0 for one line without a heading.</param>
internal sealed record DirectRoute(PageLink? Page, int Heading)
{
    /// <summary>The route of a guide.</summary>
    public static DirectRoute Of(PageContext guide, int heading) =>
        new(guide.Picked(guide.Content.Part("DecisionGuidePart").Items("Request")).Select(item => item.Link).FirstOrDefault(link => link.Path is not null), heading);
}
