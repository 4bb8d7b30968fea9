using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Places;

/// <summary>A postcode of the host's reference data: public, and the same for all councils.</summary>
public sealed class PostcodeRow
{
    /// <summary>The postcode without its space.</summary>
    public required string Postcode { get; init; }
    /// <summary>Degrees north, WGS84.</summary>
    public double Latitude { get; set; }
    /// <summary>Degrees east, WGS84.</summary>
    public double Longitude { get; set; }
    /// <summary>The code of the administrative district, such as <c>E07000149</c>; empty when the file did not say.</summary>
    public string District { get; set; } = "";
}

/// <summary>The middle of all postcodes with the same first half.</summary>
public sealed class OutcodeRow
{
    /// <summary>The first half, such as <c>NR15</c>.</summary>
    public required string Outcode { get; init; }
    /// <summary>Degrees north, WGS84.</summary>
    public double Latitude { get; set; }
    /// <summary>Degrees east, WGS84.</summary>
    public double Longitude { get; set; }
    /// <summary>Of how many postcodes it is the middle. The middle of more takes the place of that of fewer.</summary>
    public int Postcodes { get; set; }
    /// <summary>Whether the postcodes themselves are known: then one that is not among them does not exist, and was mistyped.</summary>
    public bool HasPostcodes { get; set; }
}

/// <summary>A council of this host that is responsible for an administrative district.</summary>
public sealed class DistrictCouncilRow
{
    /// <summary>The district's code.</summary>
    public required string District { get; init; }
    /// <summary><see cref="Tenancy.Tenant.Id"/>, in 32 digits.</summary>
    public required string TenantId { get; init; }
}

/// <summary>The tables of places, in the host's database.</summary>
internal static class PlacesModel
{
    /// <summary>The longest postcode without its space.</summary>
    public const int PostcodeLength = 8;

    /// <summary>The longest code of a district.</summary>
    public const int CodeLength = 16;

    public static void Configure(ModelBuilder model)
    {
        model.Entity<PostcodeRow>(postcode =>
        {
            postcode.ToTable("Postcodes").HasKey(p => p.Postcode);
            postcode.Property(p => p.Postcode).HasMaxLength(PostcodeLength);
            postcode.Property(p => p.District).HasMaxLength(CodeLength);
        });
        model.Entity<OutcodeRow>(outcode =>
        {
            outcode.ToTable("Outcodes").HasKey(o => o.Outcode);
            outcode.Property(o => o.Outcode).HasMaxLength(PostcodeLength);
        });
        model.Entity<DistrictCouncilRow>(district =>
        {
            district.ToTable("DistrictCouncils").HasKey(d => new { d.District, d.TenantId });
            district.Property(d => d.District).HasMaxLength(CodeLength);
            district.Property(d => d.TenantId).HasMaxLength(32);
        });
    }
}
