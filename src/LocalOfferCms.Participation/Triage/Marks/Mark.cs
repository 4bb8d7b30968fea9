namespace LocalOfferCms.Participation.Triage.Marks;

/// <summary>What a stretch of text may tell of somebody.</summary>
internal enum MarkKind { Name, Email, Phone, Address, Postcode, NhsNumber, NiNumber, BirthDate, School, Need, Age }

/// <summary>A place in a text where personal data may be.</summary>
/// <param name="Kind">What it may be.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Text">The words.</param>
internal readonly record struct Mark(MarkKind Kind, int Start, string Text)
{
    public int End => Start + Text.Length;

    /// <summary>What it may be, for officers.</summary>
    public string Words => Kind switch
    {
        MarkKind.Name => "May be a person's name",
        MarkKind.Email => "Email address",
        MarkKind.Phone => "Telephone number",
        MarkKind.Address => "May be a home address",
        MarkKind.Postcode => "Postcode",
        MarkKind.NhsNumber => "NHS number",
        MarkKind.NiNumber => "National Insurance number",
        MarkKind.BirthDate => "Date of birth",
        MarkKind.School => "School, together with a need and an age",
        MarkKind.Need => "Need, together with a school and an age",
        _ => "Age, together with a school and a need",
    };

    /// <summary>What stands in its place when it is taken out.</summary>
    public string Placeholder => Kind switch
    {
        MarkKind.Name => "[name]",
        MarkKind.Email => "[email address]",
        MarkKind.Phone => "[telephone number]",
        MarkKind.Address => "[address]",
        MarkKind.Postcode => "[postcode]",
        MarkKind.NhsNumber or MarkKind.NiNumber => "[number]",
        MarkKind.BirthDate => "[date of birth]",
        MarkKind.School => "[school]",
        MarkKind.Need => "[need]",
        _ => "[age]",
    };
}
