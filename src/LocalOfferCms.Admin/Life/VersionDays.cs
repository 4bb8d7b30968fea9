using LocalOfferCms.Core.Content;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Admin.Life;

/// <summary>On which day the public page can be seen as a version had it.</summary>
internal static class VersionDays
{
    /// <summary>The last day at whose end the version was on the site; null when there was none.</summary>
    public static DateOnly? On(ContentVersion version, LocalTime local)
    {
        if (version.PublishedUtc is not { } from || (!version.Published && version.UnpublishedUtc is null))
        {
            return null;
        }

        var first = DateOnly.FromDateTime(local.FromUtc(from));
        var last = version.UnpublishedUtc is { } until ? DateOnly.FromDateTime(local.FromUtc(until)).AddDays(-1) : local.Today;
        return last >= first ? last : null;
    }
}
