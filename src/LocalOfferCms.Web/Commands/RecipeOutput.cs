using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using LocalOfferCms.Core.Recipes;

namespace LocalOfferCms.Web.Commands;

/// <summary>Shows how a recipe goes and what it did.</summary>
internal static class RecipeOutput
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Steps as they begin, on a terminal alone and never in between JSON.</summary>
    public static IProgress<RecipeProgress>? Progress(ParseResult parsed) =>
        Console.IsErrorRedirected || parsed.GetValue(Shared.Json) ? null : new Line();

    public static void Write(ParseResult parsed, RecipeReport report)
    {
        if (parsed.GetValue(Shared.Json))
        {
            Console.WriteLine(report.ToJson().ToJsonString(Json));
        }
        else
        {
            RecipeReportText.Write(report, Console.Out);
        }
    }

    private sealed class Line : IProgress<RecipeProgress>
    {
        public void Report(RecipeProgress value) => Console.Error.WriteLine($"[{value.Step}/{value.Steps}] {value.Name}");
    }
}
