using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Web;

/// <summary>Reads the councils that <c>Tenants</c> in <c>appsettings.json</c> names; none when <c>SetUpConfiguredCouncils</c> is false.</summary>
internal static class ConfiguredCouncils
{
    public static ConfiguredTenants Read(IConfiguration configuration) =>
        new([.. configuration.GetSection("Tenants").GetChildren().Where(_ => configuration.GetValue("SetUpConfiguredCouncils", true)).Select(section => new Tenant
        {
            Id = Guid.CreateVersion7(),
            Name = Required(section, "Name"),
            Title = Required(section, "Title"),
            Brand = section["Brand"] ?? Required(section, "Name"),
            Recipe = section["Recipe"],
            Prefix = section["Prefix"] is { Length: > 0 } prefix ? prefix : null,
            Hosts = section.GetSection("Hosts").Get<string[]>() ?? [],
            CanonicalAddress = section["CanonicalAddress"],
            IsDemonstration = section.GetValue<bool>("Demonstration"),
            Authorities = [.. section.GetSection("Authorities").GetChildren().Select(a => new AuthorityServed(Required(a, "Code"), Required(a, "Name")))],
        })]);

    private static string Required(IConfigurationSection section, string key) =>
        section[key] is { Length: > 0 } value ? value : throw new InvalidOperationException($"{section.Path} in the configuration has no {key}.");
}
