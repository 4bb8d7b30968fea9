#pragma warning disable EF1001 // EF's own tool goes the same way; the types are not meant for applications.
using System.Text.RegularExpressions;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Scaffolding;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Storage;

/// <summary>The compiled models in Web must be those of the tables as they are.</summary>
public sealed partial class CompiledModelTests
{
    /// <summary>Set to 1 to write the models anew. When the old ones no longer compile, build with <c>-p:WithoutCompiledModel=true</c>.</summary>
    private const string WriteVariable = "LOCALOFFER_WRITE_MODEL";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task CompiledModel_AgainstTheTables_IsTheSame(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine, SchemaDriftTests.Modules());
        var council = await host.CreateAsync("modelled");
        var folder = RepositoryRoot.Path("src", "LocalOfferCms.Web", "CompiledModels", engine.ToString());
        var fresh = Directory.CreateTempSubdirectory("localoffer-model-");
        try
        {
            await host.InAsync(council, db => Task.FromResult(Generate(db, engine, fresh.FullName)));
            if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
            {
                Replace(folder, fresh);
            }

            Assert.Equal(Files(fresh.FullName), Files(folder));
        }
        finally
        {
            fresh.Delete(recursive: true);
        }
    }

    private static IReadOnlyCollection<string> Generate(CmsDbContext db, TestEngine engine, string folder)
    {
        var reporter = new OperationReporter(new OperationReportHandler());
        var assembly = typeof(CmsDbContext).Assembly;
        var services = new DesignTimeServicesBuilder(assembly, assembly, reporter, []).Build(db);
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<ICompiledModelScaffolder>().ScaffoldModel(
            db.GetService<IDesignTimeModel>().Model,
            folder,
            new CompiledModelCodeGenerationOptions
            {
                ContextType = typeof(CmsDbContext),
                ModelNamespace = $"LocalOfferCms.Web.CompiledModels.{engine}",
                Language = "C#",
                UseNullableReferenceTypes = true,
            });
    }

    private static void Replace(string folder, DirectoryInfo fresh)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        foreach (var (name, text) in Files(fresh.FullName))
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }

    // The attribute by which EF finds a model by itself names one model for a context; there is one for each database product.
    private static Dictionary<string, string> Files(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => !file.EndsWith("AssemblyAttributes.cs", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToDictionary(file => Path.GetFileName(file), Text);

    // The model's id is drawn anew each time; any that stays will do.
    private static string Text(string file) =>
        ModelId().Replace(File.ReadAllText(file).TrimStart('\uFEFF').ReplaceLineEndings("\n"), "modelId: new Guid(\"0f3a4c52-7d1e-4b86-9a60-5c2e8f1b7d34\")");

    [GeneratedRegex("modelId: new Guid\\(\"[0-9a-f-]+\"\\)")]
    private static partial Regex ModelId();
}
