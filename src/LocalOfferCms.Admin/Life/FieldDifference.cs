using LocalOfferCms.Ui.Differences;

namespace LocalOfferCms.Admin.Life;

/// <summary>A field in which two versions differ.</summary>
internal sealed record FieldDifference(string Label, IReadOnlyList<Stretch> Stretches)
{
    /// <summary>The fields that differ, in the order of the newer version; those that are gone come last.</summary>
    public static IReadOnlyList<FieldDifference> Between(IReadOnlyList<ReadableField> before, IReadOnlyList<ReadableField> after)
    {
        var old = before.DistinctBy(f => f.Key).ToDictionary(f => f.Key);
        var now = after.Select(f => f.Key).ToHashSet();
        return
        [
            .. after.Where(f => !old.TryGetValue(f.Key, out var was) || was.Text != f.Text)
                .Select(f => new FieldDifference(f.Label, TextDifference.Between(old.TryGetValue(f.Key, out var was) ? was.Text : "", f.Text))),
            .. before.Where(f => !now.Contains(f.Key)).Select(f => new FieldDifference(f.Label, TextDifference.Between(f.Text, ""))),
        ];
    }
}
