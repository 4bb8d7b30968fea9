using LocalOfferCms.Core.Content;
using LocalOfferCms.Schools.Register;

namespace LocalOfferCms.Schools.Reports;

/// <summary>Measures the items of one report.</summary>
internal sealed class ItemMeasure(ContentPart part, SchoolRecord school, ReportLaw law, DateOnly today, string? whyOutOfDate, CouncilLinks? council)
{
    private readonly ReportMeasures _measures = law.Measures;

    /// <summary>How an item stands. One that has parts and no words of its own is a sum: its state is not known yet.</summary>
    public ItemCompleteness Of(ReportItem item)
    {
        var markdown = part.Markdown(item.Field).Trim();
        var text = AnswerText.Of(markdown);
        if (text.Words.Count == 0 && text.Links == 0)
        {
            return OfNothing(item);
        }

        if (_measures.Placeholders.FirstOrDefault(p => AnswerText.Of(p).Words.SequenceEqual(text.Words)) is not null)
        {
            return new(item, ItemState.Missing, $"It says no more than “{markdown}”.", _measures.MinutesMissing, false);
        }

        if (WhyThin(item, text) is { } thin)
        {
            return new(item, ItemState.Thin, thin, _measures.MinutesThin, false);
        }

        return WhyOutOfDate(markdown) is { } old
            ? new(item, ItemState.OutOfDate, old, _measures.MinutesOutOfDate, false)
            : new(item, ItemState.Complete, "Complete.", 0, false);
    }

    private ItemCompleteness OfNothing(ReportItem item)
    {
        if (item.Shape == AnswerShape.Contact && HasSenco)
        {
            return new(item, ItemState.Complete, "The school’s own entry answers it.", 0, false);
        }

        if (item.Shape == AnswerShape.Link && council?.Link(item) is { } link)
        {
            return new(item, ItemState.Complete, $"The council’s link answers it: {link.Text}.", 0, false);
        }

        var hasParts = law.Items.Any(i => i.Parent == item.Id);
        return new(item, ItemState.Missing, "Nothing is written yet.", hasParts ? 0 : _measures.MinutesMissing, hasParts);
    }

    private string? WhyThin(ReportItem item, AnswerText text)
    {
        if (item.Shape == AnswerShape.Contact)
        {
            return HasSenco || text.HasContact ? null : "It does not say how to reach them. Give a mailbox or a telephone number.";
        }

        if (item.Shape == AnswerShape.Link && text.Links > 0)
        {
            return null;
        }

        if (text.Links > 0 && text.BesideLinks < _measures.OnlyLinkWords)
        {
            return "It is only a link. Say here, in a few sentences, what a parent will find there.";
        }

        var least = item.ThinWords ?? _measures.ThinWords;
        if (text.WithoutCopied([.. item.Prompts, item.Description, item.Label]) is var own && own < text.Words.Count && own < least)
        {
            return "It repeats the prompt. Answer it in the school’s own words.";
        }

        return text.Words.Count < least ? $"It has only {text.Words.Count} {(text.Words.Count == 1 ? "word" : "words")}. Say a little more." : null;
    }

    /// <summary>A text that names a time that is over, and none that is not, was written for that time.</summary>
    private string? WhyOutOfDate(string markdown)
    {
        var named = SchoolYear.NamedIn(markdown, today);
        return named.Count > 0 && named.All(n => n.HasGone) ? $"It names {named[^1].Words}, which has gone by." : whyOutOfDate;
    }

    private bool HasSenco => school["SencoEmail"].Value.Length > 0 || school["SencoTelephone"].Value.Length > 0;
}
