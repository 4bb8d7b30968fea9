using System.CommandLine;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Theme.Branding;

namespace LocalOfferCms.Web.Commands;

/// <summary><c>tenants create</c>: a new council from a recipe and a brand folder, while the host runs.</summary>
internal static class CreateTenantCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "The council's short name: lower-case letters, digits and hyphens." };
    private static readonly Option<string> Title = new("--title") { Description = "The site's title.", Required = true };
    private static readonly Option<string> Recipe = new("--recipe") { Description = "The recipe: a file, or the name of one that comes with the platform.", Required = true };
    private static readonly Option<string> Brand = new("--brand") { Description = "The brand folder's name.", Required = true };
    private static readonly Option<string[]> Host = new("--host") { Description = "A host name of the council's own; may be given more than once." };
    private static readonly Option<string?> Prefix = new("--prefix") { Description = "The first part of its address under the platform's own host." };
    private static readonly Option<bool> Demonstration = new("--demonstration") { Description = "Put the demonstration banner on every page." };

    private static readonly Option<string[]> Authority = new("--authority") { Description = "An authority whose offer it is, as CODE=Name with its GSS code; may be given more than once." };

    public static Command Make()
    {
        var command = new Command("create", "Adds a council from a recipe and a brand, while the host runs.") { Name, Title, Recipe, Brand, Host, Prefix, Demonstration, Authority };
        command.Validators.Add(given =>
        {
            if (given.GetValue(Host) is not { Length: > 0 } && string.IsNullOrWhiteSpace(given.GetValue(Prefix)))
            {
                given.AddError("Say where people reach the site: --host with a name of its own, or --prefix with the first part of its address.");
            }
        });
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, (services, stop) => RunAsync(parsed, services, stop), ct));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, CancellationToken ct)
    {
        var tenant = Read(parsed);
        var recipe = services.GetRequiredService<RecipeLibrary>().Find(tenant.Recipe!);
        if (!File.Exists(recipe))
        {
            throw new RefusedException([new("NoRecipe", $"There is no recipe '{tenant.Recipe}'.")]);
        }

        if (services.GetRequiredService<BrandCatalog>().Check(tenant.Brand) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        var report = await services.GetRequiredService<TenantSetup>().CreateAsync(tenant with { Recipe = recipe }, "tenants create", RecipeOutput.Progress(parsed), ct);
        RecipeOutput.Write(parsed, report);
        if (report.Errors.Count > 0)
        {
            Console.Error.WriteLine($"'{tenant.Name}' could not be set up: {report.Errors[0].Message} Remove it, mend the recipe, and create it again.");
            return 1;
        }

        Console.WriteLine($"'{tenant.Name}' is ready.");
        return 0;
    }

    private static Tenant Read(ParseResult parsed) => new()
    {
        Id = Guid.CreateVersion7(),
        Name = parsed.GetRequiredValue(Name),
        Title = parsed.GetRequiredValue(Title),
        Recipe = parsed.GetRequiredValue(Recipe),
        Brand = parsed.GetRequiredValue(Brand),
        Hosts = [.. (parsed.GetValue(Host) ?? []).Select(host => host.ToLowerInvariant())],
        Prefix = parsed.GetValue(Prefix)?.Trim('/'),
        IsDemonstration = parsed.GetValue(Demonstration),
        Authorities = [.. (parsed.GetValue(Authority) ?? []).Select(Served)],
    };

    private static AuthorityServed Served(string text) => text.Split('=', 2) is [{ Length: > 0 } code, { Length: > 0 } name]
        ? new AuthorityServed(code, name)
        : throw new RefusedException([new("BadAuthority", $"'{text}' is not an authority. Write its GSS code and its name, such as E06000003=\"Redcar and Cleveland Borough Council\".")]);
}
