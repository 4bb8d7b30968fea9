using System.Text.Json.Nodes;
using LocalOfferCms.Core.Recipes;

namespace LocalOfferCms.Tests.Recipes;

public sealed class ExpressionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("localoffer-expressions-");
    private readonly RecipeReport _report = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("[js: parameters('SiteName')]", "Elm")]
    [InlineData("[js:configuration('A:B', 'Admin')]", "Admin")]
    [InlineData("[js: base64('aGVsbG8=')]", "hello")]
    [InlineData("[js: variables('greeting')]", "good morning")]
    [InlineData("[js: variables('again')]", "good morning")]
    [InlineData("[js: variables(\"greeting\");]", "good morning")]
    [InlineData("[file:text('snippets/x.txt')]", "from a file")]
    [InlineData("[file:base64('snippets/x.txt')]", "ZnJvbSBhIGZpbGU=")]
    [InlineData("[js: variables('it\\'s')]", "its")]
    [InlineData("[locale en]text[/locale]", "[locale en]text[/locale]")]
    public void Evaluate_KnownExpression_GivesItsResult(string expression, string result)
    {
        Assert.Equal(result, Evaluate(expression));
        Assert.Empty(_report.NotUnderstood);
    }

    [Theory]
    [InlineData("[js: 1 + 1]")]
    [InlineData("[js: variables('greeting') + '!']")]
    [InlineData("[js: process.exit()]")]
    [InlineData("[js: variables('absent')]")]
    [InlineData("[js: variables('circle')]")]
    [InlineData("[js: parameters('AdminPassword')]")]
    [InlineData("[js: configuration('ConnectionStrings:Main')]")]
    [InlineData("[js: base64('***')]")]
    [InlineData("[js: gzip('x')]")]
    [InlineData("[file:text('absent.html')]")]
    [InlineData("[file:run('snippets/x.txt')]")]
    public void Evaluate_AnythingElse_IsReportedAndKeptAsText(string expression)
    {
        Assert.StartsWith(expression[..4], Evaluate(expression));
        Assert.Contains(_report.NotUnderstood, l => l.Kind == "expression");
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("snippets/../../secret.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/secret.txt")]
    [InlineData("~/secret.txt")]
    [InlineData("..\\\\secret.txt")]
    public void Evaluate_FileOutsideTheFolder_IsAnError(string path)
    {
        var error = Assert.Throws<RecipeException>(() => Evaluate($"[file:text('{path}')]"));

        Assert.Equal("/steps/0/value", error.Pointer);
    }

    [Fact]
    public void Evaluate_FileThroughASymbolicLink_IsAnError()
    {
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "link"), "/etc");

        Assert.Contains("symbolic link", Assert.Throws<RecipeException>(() => Evaluate("[file:text('link/hostname')]")).Message);
    }

    [Fact]
    public void Evaluate_Uuid_IsTheSameInASecondRunAndDiffersByPlace()
    {
        var first = EvaluateAll("""["[js: uuid()]", "[js:uuid()]", "[js: variables('id')]", "[js: variables('id')]"]""");
        var second = EvaluateAll("""["[js: uuid()]", "[js:uuid()]", "[js: variables('id')]", "[js: variables('id')]"]""");

        Assert.Equal(first, second);
        Assert.Equal(first[2], first[3]);
        Assert.Equal(3, first.Distinct().Count());
        Assert.All(first, id => Assert.Matches("^[0-9a-hjkmnp-tv-z]{26}$", id));
    }

    private string Evaluate(string expression)
    {
        var node = new RecipeExpressions(File(), new Dictionary<string, string> { ["SiteName"] = "Elm" }, _report)
            .Evaluate(JsonValue.Create(expression), "/steps/0/value");
        return node!.GetValue<string>();
    }

    private List<string> EvaluateAll(string json) =>
        [.. ((JsonArray)new RecipeExpressions(File(), new Dictionary<string, string>(), _report).Evaluate(JsonNode.Parse(json), "/steps/0")!).Select(n => n!.GetValue<string>())];

    private RecipeFile File()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "snippets"));
        System.IO.File.WriteAllText(Path.Combine(_folder.FullName, "snippets", "x.txt"), "from a file");
        var path = Path.Combine(_folder.FullName, "recipe.json");
        System.IO.File.WriteAllText(path, """
            { "name": "E", "variables": { "greeting": "good morning", "again": "[js: variables('greeting')]", "id": "[js: uuid()]", "it's": "its",
              "circle": "[js: variables('back')]", "back": "[js: variables('circle')]" }, "steps": [] }
            """);
        return RecipeFile.Open(path, new RecipeReport());
    }
}
