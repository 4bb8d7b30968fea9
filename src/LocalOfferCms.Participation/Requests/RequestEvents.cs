namespace LocalOfferCms.Participation.Requests;

/// <summary>What happens to a request, as workflow types name it. The correlation is the request's id.</summary>
internal static class RequestEvents
{
    /// <summary>A complaint came. Starts the type "Data-protection complaint".</summary>
    public const string DataComplaint = "DataProtectionComplaintEvent";
    /// <summary>A format is wanted. Starts the type "Format requested".</summary>
    public const string Format = "FormatRequestedEvent";
    /// <summary>Somebody asks about what is held with their comment. Starts the type "What we hold about somebody".</summary>
    public const string MyData = "MyDataRequestedEvent";
    /// <summary>An officer answered it.</summary>
    public const string Answered = "RequestAnsweredEvent";

    public static string Of(RequestKind kind) => kind switch
    {
        RequestKind.MyData => MyData,
        RequestKind.DataComplaint => DataComplaint,
        _ => Format,
    };
}
