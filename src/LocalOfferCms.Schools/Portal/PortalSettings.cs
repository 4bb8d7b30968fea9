using System.Text.Json.Nodes;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Schools.Portal;

/// <summary>What a council has set about the reports of its schools: the settings document <c>SchoolReports</c>.</summary>
internal static class PortalSettings
{
    /// <summary>The document.</summary>
    public const string Document = "SchoolReports";

    /// <summary>The member that says whether the council looks at a report before families read it.</summary>
    public const string CouncilLooks = "CouncilLooks";

    /// <summary>Whether the council looks at a report after the school has approved it and before families read it.</summary>
    public static bool DoesCouncilLook(SiteSnapshot site) =>
        site.Settings.GetValueOrDefault(Document)?[CouncilLooks] is JsonValue value && value.TryGetValue<bool>(out var looks) && looks;
}
