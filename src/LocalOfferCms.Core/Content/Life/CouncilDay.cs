using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Days as the council's calendar has them.</summary>
public static class CouncilDay
{
    /// <summary>The day in the council at a moment in UTC.</summary>
    public static DateOnly Of(Tenant tenant, DateTime utc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById(tenant.TimeZone)));
}
