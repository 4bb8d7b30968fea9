using LocalOfferCms.Tests.Acceptance.EveryCouncil;

namespace LocalOfferCms.Tests.Acceptance.MiltonKeynes;

/// <summary>Milton Keynes among the six councils.</summary>
internal static class MiltonKeynesSite
{
    public const string Council = "milton-keynes";
    public const string Questions = "questions";
    public const string History = "questions/when-did-plans-start";

    public static Task<ReadPage> MiltonKeynesAsync(this SixCouncils councils, string path) => councils.OpenAsync(Council, path);
}
