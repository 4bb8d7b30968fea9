using System.CommandLine;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Web.Commands;

/// <summary>The platform team's command line. Exit code 0: done; 1: refused or failed, with one clear line on standard error; 2: wrong usage.</summary>
internal static class CommandLine
{
    private static readonly string[] Names = ["tenants", "recipe", "content", "search", "postcodes", "jobs", "backup", "restore", "shared", "schools", "users", "platform", "--help", "-h", "-?"];

    /// <summary>Whether the first argument asks for a command rather than the web host.</summary>
    public static bool IsCommand(string argument) => Names.Contains(argument) || !argument.StartsWith('-');

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Local Offer CMS: many councils' SEND Local Offer sites on one host. Without a command it starts the web host.")
        {
            Shared.Data,
            Shared.Json,
            TenantCommands.Make(),
            RecipeCommands.Make(),
            ContentCommands.Make(),
            JobCommands.Make(),
            SearchCommands.Make(),
            PostcodeCommands.Make(),
            SharedCommands.Make(),
            SchoolsCommands.Make(),
            UserCommands.Make(),
            UserCommands.Platform(),
            BackupCommands.BackUp(),
            BackupCommands.Restore(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            Console.Error.WriteLine(parsed.Errors[0].Message);
            Console.Error.WriteLine("Try --help.");
            return 2;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    /// <summary>Runs a command's work with the platform's services, and turns refusals into one line and exit code 1.</summary>
    public static async Task<int> WorkAsync(ParseResult parsed, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken ct)
    {
        try
        {
            await using var services = Services(parsed);
            await services.GetRequiredService<IDatabaseEngine>().PrepareHostAsync(ct);
            await services.GetRequiredService<TenantRegistry>().RefreshAsync(ct);
            await using var scope = services.CreateAsyncScope();
            return await work(scope.ServiceProvider, ct);
        }
        catch (RefusedException refused)
        {
            Console.Error.WriteLine(refused.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Interrupted. What was finished is kept; run the command again to go on.");
            return 1;
        }
        catch (Exception error) when (error is RecipeException or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private static ServiceProvider Services(ParseResult parsed)
    {
        var settings = new Dictionary<string, string?>();
        if (parsed.GetValue(Shared.Data) is { Length: > 0 } data)
        {
            settings["Data"] = Path.GetFullPath(data);
        }

        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, $"appsettings.{Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Production"}.json"), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(settings)
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.AddConfiguration(configuration.GetSection("Logging")).SetMinimumLevel(LogLevel.Warning)
            .AddFilter(level => level >= LogLevel.Error).AddSimpleConsole());
        services.AddCms(configuration);
        return services.BuildServiceProvider();
    }
}

/// <summary>Options that every command has.</summary>
internal static class Shared
{
    public static readonly Option<string?> Data = new("--data") { Description = "The folder that contains App_Data (or set LOCALOFFER_DATA).", Recursive = true };
    public static readonly Option<bool> Json = new("--json") { Description = "Print the report as JSON.", Recursive = true };
    public static readonly Option<string> Tenant = new("--tenant") { Description = "The council's name.", Required = true };

    /// <summary>The council that a command names.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static Tenant Find(IServiceProvider services, string name) =>
        services.GetRequiredService<TenantRegistry>().Find(name)
        ?? throw new RefusedException([new("NoSuchCouncil", $"There is no council called '{name}'. 'tenants list' shows them all.")]);
}
