using LocalOfferCms.Core.Audit;
using LocalOfferCms.Participation.Comments;

namespace LocalOfferCms.Participation.Requests;

/// <summary>Requests in plain words.</summary>
internal static class RequestWords
{
    public const string Visitor = "A visitor";
    private const string Prefix = "ASK-";

    /// <summary>A reference made at random out of letters and digits that cannot be taken for each other.</summary>
    public static string NewReference() => Prefix + CommentReferences.New().Split('-')[1];

    /// <summary>Whether a text has the form of a reference. Nothing else is written back into a page.</summary>
    public static bool IsReference(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && CommentReferences.Read(text[Prefix.Length..])?.EndsWith(text[(Prefix.Length - 1)..], StringComparison.Ordinal) == true;

    public static string Of(RequestKind kind) => kind switch
    {
        RequestKind.MyData => "What we hold about somebody",
        RequestKind.DataComplaint => "Data-protection complaint",
        _ => "Another format",
    };

    public static string Of(RequestWish wish) => wish switch
    {
        RequestWish.See => "See what you hold about me",
        RequestWish.Correct => "Put something right",
        _ => "Remove what you hold about me",
    };

    public static string Of(RequestedFormat format) => format switch
    {
        RequestedFormat.LargePrint => "Large print",
        RequestedFormat.EasyRead => "Easy read",
        RequestedFormat.Braille => "Braille",
        RequestedFormat.Audio => "Audio",
        RequestedFormat.SignLanguage => "British Sign Language",
        RequestedFormat.OtherLanguage => "Another language",
        RequestedFormat.PaperByPost => "On paper, by post",
        _ => "Something else",
    };

    /// <summary>What is asked for, in a line of a list.</summary>
    public static string About(FormRequest request) => request switch
    {
        { Wish: { } wish } => Of(wish),
        { Format: { } format } => $"{Of(format)}: {(request.PageTitle is { Length: > 0 } title ? title : request.PagePath)}",
        _ => Of(request.Kind),
    };
}

/// <summary>What the audit says of requests.</summary>
internal sealed class RequestAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["RequestReceived"] = "{who} sent the request {what}",
        ["RequestAcknowledged"] = "{who} told the sender that the request {what} has come",
        ["RequestEscalated"] = "{who}: the request {what} waits too long, and those in charge were told",
        ["RequestAnswered"] = "{who} answered the request {what}",
        ["RequestContactRemoved"] = "{who} took away contact details, as the request {what} asked",
        ["ContactDetailsExpired"] = "{who}: contact details went on schedule ({what})",
        ["OriginalsExpired"] = "{who}: words as they were sent went on schedule ({what})",
        ["RequestsExpired"] = "{who}: words of answered requests went on schedule ({what})",
        ["RetentionChanged"] = "{who} changed how long things are kept",
    };
}
