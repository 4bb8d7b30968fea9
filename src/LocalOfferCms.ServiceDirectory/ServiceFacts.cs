using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Ui;

namespace LocalOfferCms.ServiceDirectory;

/// <summary>What a family wants to know about a service, in the order that they ask it.</summary>
internal static class ServiceFacts
{
    /// <summary>Reads the facts.</summary>
    /// <param name="part">The service.</param>
    /// <param name="form">The form to ask with, when services share one.</param>
    public static IReadOnlyList<Fact> Of(ContentPart part, PageLink? form = null)
    {
        var status = ServiceStatus.Of(part);
        return
        [
            new("Status", status.Words, Status: status.Colour),
            new("How to get it", Markdown: part.Markdown("HowToAccess")),
            new("Who can use it", Markdown: part.Markdown("Eligibility")),
            new("When it steps in", Markdown: part.Markdown("Threshold")),
            new("Ages", Ages(part.Number("AgeFrom"), part.Number("AgeTo"))),
            new("Cost", Cost(part.Flag("IsFree"), part.Text("Cost"))),
            new("Who can refer", Referral(part.Text("Referral"), part.Text("ReferralNote"))),
            new("Form to ask with", Markdown: Form(form)),
            new("How it is decided", Markdown: part.Markdown("HowDecided")),
            new("When you should hear back", part.Text("ResponseTime")),
            new("What it covers", Markdown: part.Markdown("Scope")),
            new("Area", Area(part.Text("Area"), part.Text("AreaNote"))),
            new("Run by", part.Text("Provider")),
            new("Paid for by", part.Text("Funder")),
            new("Independent", part.Flag("IsIndependent") ? "Yes, it is independent of the council" : null),
            new("Confidential", part.Flag("IsConfidential") ? "Yes, what you say stays private" : null),
        ];
    }

    /// <summary>"0 to 25", "16 and over", "Up to 5", "All ages".</summary>
    public static string? Ages(double? from, double? to) => (from, to) switch
    {
        (null, null) => null,
        ({ } f, null) => $"{f:0} and over",
        (null or 0, { } t) when t >= 100 => "All ages",
        (null, { } t) => $"Up to {t:0}",
        ({ } f, { } t) => $"{f:0} to {t:0}",
    };

    /// <summary>"Free", or what it costs.</summary>
    public static string? Cost(bool free, string cost) => (free, cost.Length > 0) switch
    {
        (true, false) => "Free",
        (true, true) => cost.StartsWith("free", StringComparison.OrdinalIgnoreCase) ? cost : $"Free. {cost}",
        (false, true) => cost,
        _ => null,
    };

    private static string? Referral(string who, string note)
    {
        var words = who.Trim().ToLowerInvariant() switch
        {
            "self" => "You can ask yourself. Nobody has to refer you.",
            "school" => "School or college",
            "professional" => "A professional, such as a teacher, doctor or social worker",
            "any" => "Anyone: you, school or a professional",
            _ => who,
        };
        return string.Join("\n", new[] { words, note }.Where(t => t.Length > 0));
    }

    private static string? Form(PageLink? form) =>
        form?.Path is { } path ? $"[{form.Title.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)}](/{path})" : null;

    private static string? Area(string area, string note)
    {
        return string.Join("\n", new[] { ServiceArea.WordsFor(area), note }.Where(t => t.Length > 0));
    }
}
