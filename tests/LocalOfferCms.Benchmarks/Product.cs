using System.Diagnostics;
using System.Net;
using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Benchmarks;

/// <summary>The product as it is published for production: ReadyToRun, on SQLite, over data folders of its own.</summary>
internal sealed class Product : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("localoffer-benchmarks-");

    private Product()
    {
    }

    private string Program => Path.Combine(_folder.FullName, "published", "LocalOfferCms.Web.dll");

    public static async Task<Product> PublishAsync()
    {
        var product = new Product();
        using var publish = Process.Start(new ProcessStartInfo("dotnet",
            ["publish", RepositoryRoot.Path("src", "LocalOfferCms.Web"), "-c", "Release", "-r", "linux-x64", "--no-self-contained", "--nologo", "-v", "quiet",
                "-p:NuGetLockFilePath=obj/publish.lock.json", "-p:RestoreLockedMode=false", "-o", Path.GetDirectoryName(product.Program)!]))!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? product : throw new InvalidOperationException("The product could not be published.");
    }

    /// <summary>A new folder for data.</summary>
    public string NewData(string name) => _folder.CreateSubdirectory(name).FullName;

    /// <summary>Starts the host over a data folder.</summary>
    public HostProcess Start(string data, params (string Name, string? Value)[] settings) => HostProcess.Start(
        ["--urls", "http://127.0.0.1:0", "--data", data],
        new Dictionary<string, string?>(settings.Select(s => KeyValuePair.Create(s.Name, s.Value)))
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_CONTENTROOT"] = null,
        },
        Program);

    /// <summary>Runs a command to its end; gives the time it took.</summary>
    public async Task<TimeSpan> RunAsync(string data, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        await using var command = HostProcess.Start([.. arguments, "--data", data], new Dictionary<string, string?>(), Program);
        return await command.EndedAsync(Patience) == 0 ? clock.Elapsed : throw new InvalidOperationException(command.Output);
    }

    /// <summary>Waits until an address answers 200; gives the time from <paramref name="clock"/>'s start.</summary>
    public static async Task<TimeSpan> AnswersAsync(HttpClient client, Uri address, Stopwatch clock, Func<string, bool>? when = null)
    {
        while (clock.Elapsed < Patience)
        {
            using var response = await client.GetAsync(address);
            if (response.StatusCode == HttpStatusCode.OK && (when is null || when(await response.Content.ReadAsStringAsync())))
            {
                return clock.Elapsed;
            }

            await Task.Delay(1);
        }

        throw new TimeoutException($"{address} did not answer as expected within {Patience}.");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
