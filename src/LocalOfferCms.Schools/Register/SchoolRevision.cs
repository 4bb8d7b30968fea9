using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Schools.Corrections;

namespace LocalOfferCms.Schools.Register;

/// <summary>Writes what the register says into a school's content. What people wrote is not touched: title, address and summary follow the register only
/// as long as they say what it said.</summary>
internal static class SchoolRevision
{
    /// <summary>Where schools have their pages.</summary>
    public const string Folder = "schools/";

    /// <summary>A school that is new here.</summary>
    public static JsonObject New(RegisteredSchool school, string path, string? parentId)
    {
        var content = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = school.Name },
            ["AutoroutePart"] = new JsonObject { ["Path"] = path },
            ["SummaryPart"] = Summary(school),
            ["SchoolPart"] = new JsonObject(),
            [RegisterFact.Part] = school.ToJson(),
        };
        if (parentId is not null)
        {
            content["ListedPart"] = new JsonObject { ["Parents"] = new JsonObject { ["ContentItemIds"] = new JsonArray(parentId) } };
        }

        return content;
    }

    /// <summary>Changes a version; says whether there was anything to change.</summary>
    /// <param name="revision">The version.</param>
    /// <param name="school">What the register says now.</param>
    /// <param name="choosePath">Gives a free address for a school.</param>
    public static bool Apply(Revision revision, RegisteredSchool school, Func<RegisteredSchool, string> choosePath)
    {
        var before = RegisteredSchool.Read(revision.Content) ?? new RegisteredSchool();
        var changes = before.ChangedBy(school);
        if (changes.Count == 0)
        {
            return false;
        }

        var after = before.With(school);
        revision.Content[RegisterFact.Part] = after.ToJson();
        SchoolCorrections.Settle(revision.Content);
        if (before.Name.Length > 0)
        {
            Follow(revision, before, after, choosePath);
        }

        if (after.IsClosed)
        {
            revision.IsArchived = true;
        }
        else if (before.IsClosed)
        {
            revision.IsArchived = false;
        }

        return true;
    }

    /// <summary>The addresses that a school may get, the best first.</summary>
    public static IEnumerable<string> Paths(RegisteredSchool school)
    {
        var name = ContentPath.Slug(school.Name) is { Length: > 0 } slug ? slug : school.Urn;
        yield return Folder + name;
        if (ContentPath.Slug(school[Facts.Town] ?? "") is { Length: > 0 } town)
        {
            yield return $"{Folder}{name}-{town}";
        }

        yield return $"{Folder}{name}-{school.Urn}";
    }

    private static void Follow(Revision revision, RegisteredSchool before, RegisteredSchool after, Func<RegisteredSchool, string> choosePath)
    {
        if (before.Name != after.Name)
        {
            if (revision.Title == before.Name)
            {
                revision.Title = after.Name;
            }

            if (revision.Content["TitlePart"] is JsonObject title && JsonText.String(title["Title"]) == before.Name)
            {
                title["Title"] = after.Name;
            }

            if (revision.Content["AutoroutePart"] is JsonObject route && JsonText.String(route["Path"]) is { } path && Paths(before).Contains(path))
            {
                route["Path"] = Paths(after).Contains(path) ? path : choosePath(after);
            }
        }

        if (new ContentPart(revision.Content["SummaryPart"] as JsonObject).Text("Summary") == RegisterWords.Summary(before))
        {
            revision.Content["SummaryPart"] = Summary(after);
        }
    }

    private static JsonObject Summary(RegisteredSchool school) => new() { ["Summary"] = new JsonObject { ["Text"] = RegisterWords.Summary(school) } };
}
