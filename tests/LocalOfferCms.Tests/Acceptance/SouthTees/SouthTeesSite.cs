using LocalOfferCms.Tests.Acceptance.EveryCouncil;

namespace LocalOfferCms.Tests.Acceptance.SouthTees;

/// <summary>South Tees, which is added by command, among the six.</summary>
internal static class SouthTeesSite
{
    public const string Council = "south-tees";
    public const string SenSupport = "fact-sheets/what-sen-support-means";
    public const string SupportPlans = "fact-sheets/sen-support-plans";
    public const string Plans = "fact-sheets/education-health-and-care-plans";

    public static Task<ReadPage> SouthTeesAsync(this SixCouncils councils, string path) => councils.OpenAsync(Council, path);
}
