namespace LocalOfferCms.Schools.Register;

/// <summary>The facts that the national register may say of a school.</summary>
internal static class Facts
{
    private static readonly List<RegisterFact> Known = [];

    public static readonly RegisterFact Name = Of("Name", FactKind.Text, "name");
    public static readonly RegisterFact Urn = Of("Urn", FactKind.Text, "URN");
    public static readonly RegisterFact FormerUrns = Of("FormerUrns", FactKind.Values, "URNs before");
    public static readonly RegisterFact LaCode = Of("LaCode", FactKind.Text, "council number");
    public static readonly RegisterFact LaName = Of("LaName", FactKind.Text, "council");
    public static readonly RegisterFact EstablishmentNumber = Of("EstablishmentNumber", FactKind.Text, "school number");
    public static readonly RegisterFact Phase = Of("Phase", FactKind.Text, "phase");
    public static readonly RegisterFact Kind = Of("Kind", FactKind.Text, "kind");
    public static readonly RegisterFact RegisterType = Of("RegisterType", FactKind.Text, "type");
    public static readonly RegisterFact Status = Of("Status", FactKind.Text, "status");
    public static readonly RegisterFact OpenedOn = Of("OpenedOn", FactKind.Date, "opening day");
    public static readonly RegisterFact ClosedOn = Of("ClosedOn", FactKind.Date, "closing day");
    public static readonly RegisterFact ClosedReason = Of("ClosedReason", FactKind.Text, "reason for closing");
    public static readonly RegisterFact LowAge = Of("LowAge", FactKind.Number, "youngest age");
    public static readonly RegisterFact HighAge = Of("HighAge", FactKind.Number, "oldest age");
    public static readonly RegisterFact Gender = Of("Gender", FactKind.Text, "boys or girls");
    public static readonly RegisterFact Religion = Of("Religion", FactKind.Text, "religious character");
    public static readonly RegisterFact Admissions = Of("Admissions", FactKind.Text, "admissions policy");
    public static readonly RegisterFact Nursery = Of("Nursery", FactKind.Text, "nursery classes");
    public static readonly RegisterFact SixthForm = Of("SixthForm", FactKind.Text, "sixth form");
    public static readonly RegisterFact Boarding = Of("Boarding", FactKind.Text, "boarding");
    public static readonly RegisterFact Capacity = Of("Capacity", FactKind.Number, "places");
    public static readonly RegisterFact Pupils = Of("Pupils", FactKind.Number, "pupils");
    public static readonly RegisterFact PupilsOn = Of("PupilsOn", FactKind.Date, "day of the pupil count");
    public static readonly RegisterFact Trust = Of("Trust", FactKind.Text, "trust");
    public static readonly RegisterFact Federation = Of("Federation", FactKind.Text, "federation");
    public static readonly RegisterFact SenUnit = Of("SenUnit", FactKind.Text, "SEN unit");
    public static readonly RegisterFact SenUnitPlaces = Of("SenUnitPlaces", FactKind.Number, "places in the SEN unit");
    public static readonly RegisterFact ResourcedProvision = Of("ResourcedProvision", FactKind.Text, "resourced provision");
    public static readonly RegisterFact ResourcedProvisionPlaces = Of("ResourcedProvisionPlaces", FactKind.Number, "places in resourced provision");
    public static readonly RegisterFact Needs = Of("Needs", FactKind.Needs, "needs");
    public static readonly RegisterFact SenTypes = Of("SenTypes", FactKind.Values, "types of SEN");
    public static readonly RegisterFact Section41 = Of("Section41", FactKind.Text, "section 41 approval");
    public static readonly RegisterFact EhcPlans = Of("EhcPlans", FactKind.Text, "pupils with an EHC plan");
    public static readonly RegisterFact SenSupport = Of("SenSupport", FactKind.Text, "pupils with SEN support");
    public static readonly RegisterFact CensusYear = Of("CensusYear", FactKind.Text, "year of the census");
    public static readonly RegisterFact Street = Of("Street", FactKind.Text, "street");
    public static readonly RegisterFact Locality = Of("Locality", FactKind.Text, "locality");
    public static readonly RegisterFact Town = Of("Town", FactKind.Text, "town");
    public static readonly RegisterFact County = Of("County", FactKind.Text, "county");
    public static readonly RegisterFact Postcode = Of("Postcode", FactKind.Text, "postcode");
    public static readonly RegisterFact Area = Of("Area", FactKind.Text, "district");
    public static readonly RegisterFact Ward = Of("Ward", FactKind.Text, "ward");
    public static readonly RegisterFact Telephone = Of("Telephone", FactKind.Text, "telephone");
    public static readonly RegisterFact Website = Of("Website", FactKind.Link, "website");
    public static readonly RegisterFact Easting = Of("Easting", FactKind.Number, "easting");
    public static readonly RegisterFact Northing = Of("Northing", FactKind.Number, "northing");
    public static readonly RegisterFact Latitude = Of("Latitude", FactKind.Number, "latitude");
    public static readonly RegisterFact Longitude = Of("Longitude", FactKind.Number, "longitude");
    public static readonly RegisterFact Source = Of("Source", FactKind.Text, "source");
    public static readonly RegisterFact AsAt = Of("AsAt", FactKind.Date, "day of the file");

    /// <summary>All of them, in the order in which they are written.</summary>
    public static IReadOnlyList<RegisterFact> All => Known;

    private static RegisterFact Of(string name, FactKind kind, string words)
    {
        var fact = new RegisterFact(name, kind, words) { Index = Known.Count };
        Known.Add(fact);
        return fact;
    }
}
