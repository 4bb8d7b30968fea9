using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.Hosting;

namespace LocalOfferCms.Tests.Architecture;

/// <summary>What Razor would let through and a council's visitors would meet.</summary>
public partial class MarkupRulesTests
{
    private static IEnumerable<SourceFile> Views => SourceTree.WithExtension(".cshtml");

    [Fact]
    public void Addresses_InViews_AreNeverRootRelative() =>
        SourceTree.AssertRule("A literal address from the root loses the council's prefix: use ~/ or asp-page.", Views.Matches(RootRelativeAddress()));

    [Fact]
    public void Redirects_InCode_AreNeverRootRelative() =>
        SourceTree.AssertRule("A redirect to a literal address loses the council's prefix: use RedirectToPage or the tenant's addresses.",
            SourceTree.WithExtension(".cs", ".cshtml").Where(f => !f.IsUnder("tests")).Matches(RootRelativeRedirect()));

    [Fact]
    public void Views_HaveNoInlineScriptOrStyle() =>
        SourceTree.AssertRule("The content security policy refuses inline script and style.", Views.Matches(Inline()));

    [Fact]
    public void ViewStart_ExistsOnce()
    {
        // A second one would set the layout of pages in other libraries too: view paths are global to the process.
        var starts = Views.Where(f => f.Name == "_ViewStart.cshtml").Select(f => f.Path).ToList();

        Assert.True(starts.Count == 1, $"There is one _ViewStart.cshtml, in Ui. Found: {string.Join(", ", starts)}");
        Assert.StartsWith("src/LocalOfferCms.Ui/", starts[0]);
    }

    [Fact]
    public void ViewPaths_AcrossLibraries_AreUnique()
    {
        // Two libraries with the same view path give no error: one silently wins.
        var views = ProductAssemblies().SelectMany(assembly => assembly
            .GetCustomAttributes<RazorCompiledItemAttribute>()
            .Select(item => (Path: item.Identifier, Library: assembly.GetName().Name)))
            .Where(view => !view.Path.EndsWith("/_ViewImports.cshtml", StringComparison.Ordinal))
            .ToList();
        var twice = views.GroupBy(v => v.Path, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(v => v.Library))}");

        Assert.NotEmpty(views);
        SourceTree.AssertRule("A view path belongs to one library.", twice);
    }

    private static IEnumerable<Assembly> ProductAssemblies() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "LocalOfferCms.*.dll")
            .Where(f => !Path.GetFileName(f).Contains("Test", StringComparison.Ordinal))
            .Select(Assembly.LoadFrom);

    [GeneratedRegex("""\b(href|src|srcset|action|formaction|poster|data)\s*=\s*["']/""")]
    private static partial Regex RootRelativeAddress();

    [GeneratedRegex("""Redirect(?!ToPage)\w*\(\s*[$@]*"/""")]
    private static partial Regex RootRelativeRedirect();

    [GeneratedRegex("""<style\b|<script\b(?![^>]*\bsrc=)|\sstyle=["']|\son(click|change|input|submit|load|error|focus|blur|toggle|scroll|key\w+|mouse\w+|pointer\w+|touch\w+)=["']|javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
