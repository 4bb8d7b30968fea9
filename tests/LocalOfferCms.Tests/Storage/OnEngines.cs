using System.Reflection;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Support;
using Xunit.Sdk;

namespace LocalOfferCms.Tests.Storage;

/// <summary>Runs a theory on SQLite. Storage's own tests ask for both engines by name, whichever the run is for.</summary>
public sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[TestEngine.Sqlite]];
}

/// <summary>Runs a theory on PostgreSQL; skipped, in words, where there is none. The round for PostgreSQL need not run it again.</summary>
[TraitDiscoverer("LocalOfferCms.Tests.Support.RunsOnceDiscoverer", "LocalOfferCms.Tests")]
public sealed class OnPostgreSqlAttribute : DataAttribute, ITraitAttribute
{
    public OnPostgreSqlAttribute() => Skip = new PostgreSqlFactAttribute().Skip;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[TestEngine.PostgreSql]];
}
