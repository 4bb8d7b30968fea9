using System.CommandLine;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Web.Commands;

/// <summary><c>recipe run | export</c>.</summary>
internal static class RecipeCommands
{
    public static Command Make() => new("recipe", "Recipes: what a council's site is made from, in Orchard Core's format.") { Run(), Export() };

    private static Command Run()
    {
        var file = new Argument<string>("file") { Description = "A recipe: .json, or .zip with its files." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen, and change nothing." };
        var command = new Command("run", "Runs a recipe in a council. Running it again changes nothing.") { file, Shared.Tenant, dryRun };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, async (services, stop) =>
        {
            var tenant = Running(services, parsed.GetRequiredValue(Shared.Tenant));
            var library = services.GetRequiredService<RecipeLibrary>();
            var options = library.Options(tenant, "recipe run") with { DryRun = parsed.GetValue(dryRun), Progress = RecipeOutput.Progress(parsed) };
            var report = await services.GetRequiredService<TenantScopes>().RunAsync(tenant, scope =>
                scope.GetRequiredService<RecipeRunner>().RunAsync(library.Find(parsed.GetRequiredValue(file)), options, stop));
            RecipeOutput.Write(parsed, report);
            if (report.Errors.Count > 0)
            {
                Console.Error.WriteLine($"{report.Errors[0].Pointer}: {report.Errors[0].Message}");
            }

            return report.Errors.Count > 0 ? 1 : 0;
        }, ct));
        return command;
    }

    private static Command Export()
    {
        var output = new Option<string>("--out") { Description = "The file to write: .zip with the media beside it, or .json with the media inside.", Required = true };
        var command = new Command("export", "Writes a council's published site as a recipe.") { Shared.Tenant, output };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, async (services, stop) =>
        {
            var file = Path.GetFullPath(parsed.GetRequiredValue(output));
            var tenant = Running(services, parsed.GetRequiredValue(Shared.Tenant));
            await services.GetRequiredService<TenantScopes>().RunAsync(tenant, scope => scope.GetRequiredService<RecipeExporter>().ExportAsync(file, stop));
            Console.WriteLine($"Written: {file}");
            return 0;
        }, ct));
        return command;
    }

    private static Tenant Running(IServiceProvider services, string name)
    {
        var tenant = Shared.Find(services, name);
        return tenant.State is TenantState.Running or TenantState.Disabled or TenantState.Failed
            ? tenant
            : throw new RefusedException([new("NotReady", $"'{tenant.Name}' is still being set up. Try again in a moment.")]);
    }
}
