using System.Globalization;

namespace LocalOfferCms.ServiceDirectory;

/// <summary>What the list of services is narrowed to.</summary>
/// <param name="Age">Services for somebody of this age.</param>
/// <param name="FreeOnly">Only services that cost nothing.</param>
internal sealed record ServiceFilter(int? Age, bool FreeOnly)
{
    /// <summary>Reads the filter out of an address. What makes no sense narrows nothing.</summary>
    public static ServiceFilter Read(string? age, string? free) => new(
        int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years <= 120 ? years : null,
        free == "true");

    /// <summary>The filter as a query.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Query()
    {
        if (Age is { } age)
        {
            yield return new("age", age.ToString(CultureInfo.InvariantCulture));
        }

        if (FreeOnly)
        {
            yield return new("free", "true");
        }
    }

    /// <summary>Narrows services.</summary>
    public IQueryable<ServiceIndex> Apply(IQueryable<ServiceIndex> services)
    {
        if (Age is { } age)
        {
            services = services.Where(s => s.AgeFrom <= age && s.AgeTo >= age);
        }

        return FreeOnly ? services.Where(s => s.IsFree) : services;
    }
}
