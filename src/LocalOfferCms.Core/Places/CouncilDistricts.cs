using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Places;

/// <summary>Tells the host for which administrative districts a council is responsible, so that another council's site can send families there. Each
/// council says it in its own settings (document <c>SchoolRegister</c>, <c>Districts</c>); the host's table is written by a job of that council's.</summary>
public sealed class CouncilDistricts(CmsDbContext db, HostDbContext host, CurrentTenant current) : IJobHandler
{
    /// <summary>The settings document that names the districts.</summary>
    public const string Document = "SchoolRegister";

    /// <summary>The job's kind.</summary>
    public const string JobKind = "CouncilDistricts";

    /// <inheritdoc/>
    public string Kind => JobKind;

    /// <summary>The districts that the settings name.</summary>
    public static IReadOnlyList<string> Of(JsonObject? settings) =>
        settings?["Districts"] is JsonArray districts
            ? [.. districts.Select(JsonText.String).OfType<string>().Select(code => code.Trim()).Where(code => code.Length is > 0 and <= PlacesModel.CodeLength).Distinct()]
            : [];

    /// <summary>Whether a GSS code is of a kind that postcodes carry: a unitary authority, a district, a metropolitan or London borough.</summary>
    public static bool IsDistrict(string code) => code is ['E', '0', '6' or '7' or '8' or '9', ..];

    /// <summary>To be called in the write in which a settings document changes.</summary>
    internal static void Changed(CmsDbContext db, string kind, string document, DateTime now)
    {
        if (kind == SiteDocumentKinds.Settings && document == Document)
        {
            db.Jobs.Add(new Job { JobId = ContentIds.New(now), Kind = JobKind, Payload = "{}", DueUtc = now, CreatedUtc = now });
        }
    }

    /// <summary>A council has left the host.</summary>
    internal static async Task ForgetAsync(HostDbContext host, Tenant tenant, CancellationToken ct)
    {
        var id = tenant.Id.ToString("N");
        await host.Set<DistrictCouncilRow>().Where(row => row.TenantId == id).ExecuteDeleteAsync(ct);
    }

    /// <inheritdoc/>
    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var settings = await db.SiteDocuments.AsNoTracking().Where(d => d.Kind == SiteDocumentKinds.Settings && d.Name == Document).Select(d => d.Data).FirstOrDefaultAsync(ct);
        var districts = Of(settings is null ? null : JsonText.Object(settings));
        var tenant = current.Value.Id.ToString("N");
        var rows = await host.Set<DistrictCouncilRow>().Where(row => row.TenantId == tenant).ToListAsync(ct);
        host.RemoveRange(rows.Where(row => !districts.Contains(row.District)));
        host.AddRange(districts.Except(rows.Select(row => row.District)).Select(code => new DistrictCouncilRow { District = code, TenantId = tenant }));
        await host.SaveChangesAsync(ct);
    }
}
