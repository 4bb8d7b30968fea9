using LocalOfferCms.Tests.Acceptance.EveryCouncil;

namespace LocalOfferCms.Tests.Acceptance.Sefton;

/// <summary>Sefton among the six councils.</summary>
internal static class SeftonSite
{
    public const string Council = "sefton";
    public const string Flow = "support-for-professionals/is-it-time";
    public const string Guide = "support-for-professionals/talking-about-assessments";
    public const string Facts = "support-for-professionals/five-minute-facts-sen-support";
    public const string Senco = "support-for-professionals/what-a-senco-does";
    public const string Waves = "education/waves-of-support";
    public const string Questions = "education/questions-to-ask";
    public const string WillWont = "education/what-a-plan-will-and-wont-do";

    public static Task<ReadPage> SeftonAsync(this SixCouncils councils, string path) => councils.OpenAsync(Council, path);

    /// <summary>The answers that a step offers.</summary>
    public static IReadOnlyList<ReadLink> Ways(this ReadPage step) => [.. step.Main.QuerySelectorAll(".lo-decision__ways").SelectMany(step.LinksIn)];
}
