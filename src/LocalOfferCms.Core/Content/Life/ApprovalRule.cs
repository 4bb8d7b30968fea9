using System.Text.Json.Nodes;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Where a second person has to approve: the whole site by the setting <c>LocalOffer.SecondPersonApproves</c>,
/// or a type by <c>LocalOfferTypeSettings.SecondPersonApproves</c> in its definition. The type's word goes before the site's.</summary>
public sealed class ApprovalRule(SiteSnapshots snapshots)
{
    private const string Member = "SecondPersonApproves";

    /// <summary>Whether pages of a type need the approval of somebody who did not write them.</summary>
    public async Task<bool> AsksForAnotherAsync(string contentType, CancellationToken ct)
    {
        var site = await snapshots.GetAsync(ct);
        return Flag(site.Types.GetValueOrDefault(contentType)?.Settings["LocalOfferTypeSettings"])
            ?? (site.Settings.TryGetValue("LocalOffer", out var own) ? Flag(own) : null) ?? false;
    }

    private static bool? Flag(JsonNode? settings) =>
        settings is JsonObject json && json[Member] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;
}
