using System.IO.Compression;
using System.Text;
using System.Text.Json;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Tests.Recipes;

/// <summary>What is opened, and what is refused with a sentence and a place.</summary>
public sealed class RecipeFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("localoffer-recipe-file-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Open_ByteOrderMarkCommentsAndTrailingCommas_AreTaken()
    {
        using var file = Open([0xEF, 0xBB, 0xBF, .. """{ /* a */ "name": "X", "steps": [ { "name": "feature", }, ], } // end"""u8]);

        Assert.Equal("X", file.Name);
        Assert.Single(file.Steps);
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("[]", "not an object")]
    [InlineData("42", "not an object")]
    [InlineData("null", "not an object")]
    [InlineData("{}", "no member 'steps'")]
    [InlineData("""{ "steps": {} }""", "not a list")]
    [InlineData("""{ "Steps": [] }""", "no member 'steps' (in lower case)")]
    [InlineData("{\n  \"name\": \"X\",\n  \"steps\": [ nul ]\n}", "line 3, column 17")]
    [InlineData("{\n \"a\": 1,\n \"a\": 2 }", "The member 'a' is written twice in one object, line 3, column 2.")]
    [InlineData("""{ "a": "\ud800" }""", "lone surrogate")]
    public void Open_NoRecipe_IsRefusedPrecisely(string json, string message) =>
        Assert.Contains(message, Assert.Throws<RecipeException>(() => Open(Encoding.UTF8.GetBytes(json))).Message);

    [Fact]
    public void Open_NotUtf8_SaysWhere()
    {
        byte[] latin1 = [(byte)'{', (byte)'\n', (byte)' ', (byte)'"', 0xE9, (byte)'"', (byte)'}'];

        Assert.Contains("not text in UTF-8, line 2, column 3", Assert.Throws<RecipeException>(() => Open(latin1)).Message);
    }

    [Theory]
    [InlineData(255, false)]
    [InlineData(257, true)]
    [InlineData(10_000, true)]
    [InlineData(1_000_000, true)]
    public void Open_DeeplyNested_IsRefusedWithAPlaceBeyondTheLimit(int levels, bool refused)
    {
        var json = Encoding.UTF8.GetBytes($$"""{ "steps": [], "x": {{new string('[', levels - 1)}}{{new string(']', levels - 1)}} }""");

        var error = Record.Exception(() => Open(json).Dispose());

        Assert.Equal(refused, error is RecipeException e && e.Message.StartsWith("The JSON is nested more than 256 levels deep, line 1, column "));
        Assert.True(refused || error is null, error?.Message);
    }

    [Fact]
    public void Open_HundredMegabytes_IsRefusedWithoutBeingRead()
    {
        var path = Path.Combine(_folder.FullName, "large.json");
        using (var file = File.Create(path))
        {
            file.SetLength(100_000_000);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<RecipeException>(() => RecipeFile.Open(path, new RecipeReport()));

        Assert.Equal("The recipe is 100 MB. The most is 50 MB.", error.Message);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [SharedDataFact]
    public void Open_MalformedJson_IsRefusedAndNeverCrashes()
    {
        using var cases = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("malformed", "json-parsing-A.json")));
        Assert.True(cases.RootElement.GetArrayLength() > 100);
        foreach (var test in cases.RootElement.EnumerateArray())
        {
            var name = test.GetProperty("name").GetString()!;

            var error = Assert.Throws<RecipeException>(() => Open(test.GetProperty("base64").GetBytesFromBase64()));

            // Comments and trailing commas are allowed here, and a member written twice is not, unlike in JSON proper.
            var readsAsJson = error.Message.Contains("not an object") || error.Message.Contains("'steps'") || error.Message.Contains("written twice");
            var tolerated = name is "n_structure_object_with_comment.json" or "n_object_trailing_comment.json" or "n_object_trailing_comma.json" or "n_array_extra_comma.json";
            Assert.True(name.StartsWith('i') || readsAsJson == (name.StartsWith('y') || tolerated), $"{name}: {error.Message}");
        }
    }

    [Fact]
    public void Open_Zip_FindsTheRecipeAndItsFiles()
    {
        var path = Zip(("Recipe.json", """{ "name": "Z", "steps": [] }"""), ("media/a.txt", "hello"));

        string folder;
        using (var file = RecipeFile.Open(path, new RecipeReport()))
        {
            folder = file.Folder;
            Assert.Equal("Z", file.Name);
            Assert.Equal("hello", File.ReadAllText(Path.Combine(folder, "media", "a.txt")));
        }

        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("a/../../evil.txt")]
    [InlineData("/tmp/evil.txt")]
    [InlineData("..\\evil.txt")]
    [InlineData("C:\\evil.txt")]
    public void Open_ZipThatLeadsOut_IsRefused(string entry)
    {
        var path = Zip(("Recipe.json", """{ "steps": [] }"""), (entry, "evil"));

        Assert.Throws<RecipeException>(() => RecipeFile.Open(path, new RecipeReport()));

        Assert.False(File.Exists(Path.Combine(Path.GetTempPath(), "evil.txt")));
        Assert.False(File.Exists("/tmp/evil.txt"));
    }

    [Fact]
    public void Open_ZipBomb_IsRefusedBeforeItIsUnpacked()
    {
        var path = Path.Combine(_folder.FullName, "bomb.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            Write(zip, "Recipe.json", """{ "steps": [] }""");
            using var bomb = zip.CreateEntry("bomb.txt").Open();
            var zeros = new byte[1_000_000];
            for (var i = 0; i < 300; i++)
            {
                bomb.Write(zeros);
            }
        }

        Assert.Contains("far more than its own size", Assert.Throws<RecipeException>(() => RecipeFile.Open(path, new RecipeReport())).Message);
    }

    [Fact]
    public void Open_ZipOfManyEntries_IsRefused() =>
        Assert.Contains("20,001 files", Assert.Throws<RecipeException>(() =>
            RecipeFile.Open(Zip([.. Enumerable.Range(0, 20_001).Select(i => ($"{i}", ""))]), new RecipeReport())).Message);

    [Fact]
    public void Open_ZipWithoutRecipe_IsRefused() =>
        Assert.Contains("no file called Recipe.json", Assert.Throws<RecipeException>(() => RecipeFile.Open(Zip(("x/Recipe.json", "{}")), new RecipeReport())).Message);

    [Fact]
    public void Open_NotAZip_IsRefused()
    {
        var path = Path.Combine(_folder.FullName, "x.zip");
        File.WriteAllText(path, "not a zip");

        Assert.Contains("cannot be read", Assert.Throws<RecipeException>(() => RecipeFile.Open(path, new RecipeReport())).Message);
    }

    private RecipeFile Open(byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, "test.json");
        File.WriteAllBytes(path, bytes);
        return RecipeFile.Open(path, new RecipeReport());
    }

    private string Zip(params (string Name, string Text)[] entries)
    {
        var path = Path.Combine(_folder.FullName, "test.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, text) in entries)
        {
            Write(zip, name, text);
        }

        return path;
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
