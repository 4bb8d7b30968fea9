using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LocalOfferCms.Core.Places;

namespace LocalOfferCms.Web.Commands;

/// <summary><c>postcodes import</c>: where postcodes are, for all councils of the host.</summary>
internal static class PostcodeCommands
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Make() => new("postcodes", "Where postcodes are, for every council of this host.") { Import() };

    private static Command Import()
    {
        var path = new Argument<string>("path") { Description = "A file or a folder: OS Code-Point Open (CSV), or tables with postcode or outcode and latitude and longitude." };
        var command = new Command("import", "Brings in postcodes. Doing it again brings in what is new. A table with a mistake changes nothing.") { path };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, async (services, stop) =>
        {
            var asJson = parsed.GetValue(Shared.Json);
            var progress = !asJson && !Console.IsErrorRedirected ? new Progress<int>(done => Console.Error.Write($"\r{done.ToString("#,0", CultureInfo.InvariantCulture)} postcodes")) : null;
            var report = await services.GetRequiredService<PostcodeImport>().RunAsync(parsed.GetRequiredValue(path), progress, stop);
            if (asJson)
            {
                Console.WriteLine(JsonSerializer.Serialize(report, Json));
                return 0;
            }

            report.NotRead.ToList().ForEach(name => Console.WriteLine($"Not read  {name}: no table of postcodes."));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Postcodes:#,0} postcodes and {report.Outcodes:#,0} districts of postcodes came from {report.Files} {(report.Files == 1 ? "file" : "files")}."));
            return 0;
        }, ct));
        return command;
    }
}
