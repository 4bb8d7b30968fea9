using Xunit;

namespace LocalOfferCms.TestSupport;

/// <summary>A test that reads <see cref="SharedData"/>. Skipped, in words, on a machine without it; never in CI, where it fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute() => Skip = SkipReasons.WithoutSharedData;
}

/// <inheritdoc cref="SharedDataFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute() => Skip = SkipReasons.WithoutSharedData;
}

/// <summary>A test that needs a PostgreSQL server whatever engine the rest of the run uses. Skipped, in words, without one; never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() => Skip = SkipReasons.WithoutPostgreSql;
}

/// <inheritdoc cref="PostgreSqlFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlTheoryAttribute : TheoryAttribute
{
    public PostgreSqlTheoryAttribute() => Skip = SkipReasons.WithoutPostgreSql;
}

/// <summary>xUnit 2 cannot skip from inside a test, so the reason is worked out when tests are discovered.</summary>
internal static class SkipReasons
{
    // In CI a missing prerequisite must be a failure, or the suite would go green by testing nothing.
    private static bool MaySkip => Environment.GetEnvironmentVariable("CI") != "true";

    public static string? WithoutSharedData =>
        MaySkip && !SharedData.Exists ? "The folder ../shared is not beside this repository." : null;

    public static string? WithoutPostgreSql =>
        MaySkip && TestDatabase.PostgreSqlServer is null
            ? $"No PostgreSQL server: set {TestDatabase.PostgreSqlVariable} to a connection string, or use tests/run."
            : null;
}
