using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Register;

/// <summary>Which schools of the national register are a council's: the settings document <c>SchoolRegister</c>.</summary>
/// <param name="LaCodes">The council's numbers in the register (three digits), or <c>*</c> for every school.</param>
/// <param name="Districts">GSS codes of districts whose schools are the council's too, whoever keeps them up.</param>
internal sealed record SchoolRegisterSettings(IReadOnlySet<string> LaCodes, IReadOnlySet<string> Districts)
{
    /// <summary>The document's name.</summary>
    public const string Document = "SchoolRegister";

    /// <summary>In the place of a number: every school of the register.</summary>
    public const string Every = "*";

    private const string SettingsKind = "Settings";

    /// <summary>Whether the council has said which schools are its own.</summary>
    public bool IsSet => LaCodes.Count > 0 || Districts.Count > 0;

    /// <summary>In words, for a report.</summary>
    public string Words => string.Join(", ", LaCodes.Select(code => $"LA {code}").Concat(Districts.Select(code => $"district {code}")));

    /// <summary>Whether a school with these codes is the council's.</summary>
    public bool Covers(string laCode, string district) => LaCodes.Contains(Every) || LaCodes.Contains(laCode) || Districts.Contains(district);

    /// <summary>Reads the council's.</summary>
    public static async Task<SchoolRegisterSettings> ReadAsync(CmsDbContext db, CancellationToken ct)
    {
        var data = await db.SiteDocuments.AsNoTracking().Where(d => d.Kind == SettingsKind && d.Name == Document).Select(d => d.Data).FirstOrDefaultAsync(ct);
        var json = data is null ? [] : JsonText.Object(data);
        return new(JsonText.Strings(json["LaCodes"]).Select(c => c.Trim()).ToHashSet(), JsonText.Strings(json["Districts"]).Select(c => c.Trim()).ToHashSet());
    }
}
