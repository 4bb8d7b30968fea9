CREATE TABLE "AuditEntries" (
    "AuditEntryId" character varying(64) NOT NULL,
    "AtUtc" timestamp with time zone NOT NULL,
    "Author" character varying(128) NOT NULL,
    "AuthorId" character varying(64),
    "Event" character varying(128) NOT NULL,
    "SubjectKind" character varying(128) NOT NULL,
    "SubjectId" character varying(256) NOT NULL,
    "SubjectTitle" character varying(512) NOT NULL,
    "Note" text,
    CONSTRAINT "PK_AuditEntries" PRIMARY KEY ("AuditEntryId")
);


CREATE TABLE "ContentItems" (
    "ContentItemId" character varying(64) NOT NULL,
    "ContentType" character varying(128) NOT NULL,
    "CreatedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ContentItems" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "Fields" (
    "ContentItemId" character varying(64) NOT NULL,
    "Field" character varying(128) NOT NULL,
    "Position" integer NOT NULL,
    "Text" character varying(256),
    "Number" double precision,
    "Date" timestamp with time zone,
    CONSTRAINT "PK_Fields" PRIMARY KEY ("ContentItemId", "Field", "Position")
);


CREATE TABLE "Jobs" (
    "JobId" character varying(64) NOT NULL,
    "Kind" character varying(128) NOT NULL,
    "Payload" text NOT NULL,
    "DueUtc" timestamp with time zone NOT NULL,
    "Cron" character varying(128),
    "Attempts" integer NOT NULL,
    "LeasedUntilUtc" timestamp with time zone,
    "LeasedBy" character varying(128),
    "LastError" text,
    "CompletedUtc" timestamp with time zone,
    "ParkedUtc" timestamp with time zone,
    "CreatedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Jobs" PRIMARY KEY ("JobId")
);


CREATE TABLE "Links" (
    "FromItemId" character varying(64) NOT NULL,
    "Kind" character varying(128) NOT NULL,
    "Position" integer NOT NULL,
    "ToItemId" character varying(64) NOT NULL,
    CONSTRAINT "PK_Links" PRIMARY KEY ("FromItemId", "Kind", "Position")
);


CREATE TABLE "MediaFiles" (
    "MediaFileId" character varying(64) NOT NULL,
    "Path" character varying(512) NOT NULL,
    "Hash" character varying(64) NOT NULL,
    "Length" bigint NOT NULL,
    "ContentType" character varying(128) NOT NULL,
    "PageCount" integer,
    "ModifiedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_MediaFiles" PRIMARY KEY ("MediaFileId")
);


CREATE TABLE "Paths" (
    "Path" character varying(512) NOT NULL,
    "ContentItemId" character varying(64) NOT NULL,
    "IsCurrent" boolean NOT NULL,
    CONSTRAINT "PK_Paths" PRIMARY KEY ("Path")
);


CREATE TABLE "People" (
    "Id" character varying(64) NOT NULL,
    "Name" character varying(128) NOT NULL,
    "CreatedUtc" timestamp with time zone NOT NULL,
    "LastSignInUtc" timestamp with time zone,
    "DisabledUtc" timestamp with time zone,
    "PlatformEmail" character varying(256),
    "EndsUtc" timestamp with time zone,
    "UserName" character varying(256),
    "NormalizedUserName" character varying(256),
    "Email" character varying(256),
    "NormalizedEmail" character varying(256),
    "EmailConfirmed" boolean NOT NULL,
    "PasswordHash" text,
    "SecurityStamp" text,
    "ConcurrencyStamp" text,
    "PhoneNumber" text,
    "PhoneNumberConfirmed" boolean NOT NULL,
    "TwoFactorEnabled" boolean NOT NULL,
    "LockoutEnd" timestamp with time zone,
    "LockoutEnabled" boolean NOT NULL,
    "AccessFailedCount" integer NOT NULL,
    CONSTRAINT "PK_People" PRIMARY KEY ("Id")
);


CREATE TABLE "PublishedPages" (
    "ContentItemId" character varying(64) NOT NULL,
    "ContentItemVersionId" character varying(64) NOT NULL,
    "ContentType" character varying(128) NOT NULL,
    "Title" character varying(512) NOT NULL,
    "Summary" text NOT NULL,
    "Path" character varying(512),
    "ParentId" character varying(64),
    "Position" integer NOT NULL,
    "FirstPublishedUtc" timestamp with time zone NOT NULL,
    "PublishedUtc" timestamp with time zone NOT NULL,
    "ReviewDue" date,
    "SortDate" timestamp with time zone,
    CONSTRAINT "PK_PublishedPages" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "ReviewFlags" (
    "ContentItemId" character varying(64) NOT NULL,
    "SourceItemId" character varying(64) NOT NULL,
    "Reason" text NOT NULL,
    "FlaggedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ReviewFlags" PRIMARY KEY ("ContentItemId", "SourceItemId")
);


CREATE TABLE "SchoolIndex" (
    "ContentItemId" character varying(64) NOT NULL,
    "Name" character varying(256) NOT NULL,
    "Phase" character varying(32) NOT NULL,
    "Kind" character varying(32) NOT NULL,
    CONSTRAINT "PK_SchoolIndex" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "SearchMisses" (
    "Term" character varying(100) NOT NULL,
    "Count" integer NOT NULL,
    "LastDay" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_SearchMisses" PRIMARY KEY ("Term")
);


CREATE TABLE "ServiceIndex" (
    "ContentItemId" character varying(64) NOT NULL,
    "Title" character varying(256) NOT NULL,
    "Status" character varying(32) NOT NULL,
    "AgeFrom" integer NOT NULL,
    "AgeTo" integer NOT NULL,
    "IsFree" boolean NOT NULL,
    "Area" character varying(32) NOT NULL,
    "Provider" character varying(256) NOT NULL,
    "Strands" character varying(512) NOT NULL,
    "Topics" character varying(512) NOT NULL,
    CONSTRAINT "PK_ServiceIndex" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "Signals" (
    "SignalEntryId" bigint GENERATED BY DEFAULT AS IDENTITY,
    "Topic" character varying(6000) NOT NULL,
    "AtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Signals" PRIMARY KEY ("SignalEntryId")
);


CREATE TABLE "SiteDocuments" (
    "Kind" character varying(128) NOT NULL,
    "Name" character varying(256) NOT NULL,
    "Data" text NOT NULL,
    "ModifiedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_SiteDocuments" PRIMARY KEY ("Kind", "Name")
);


CREATE TABLE "Terms" (
    "ContentItemId" character varying(64) NOT NULL,
    "Taxonomy" character varying(128) NOT NULL,
    "Term" character varying(128) NOT NULL,
    CONSTRAINT "PK_Terms" PRIMARY KEY ("ContentItemId", "Taxonomy", "Term")
);


CREATE TABLE "ContentVersions" (
    "ContentItemVersionId" character varying(64) NOT NULL,
    "ContentItemId" character varying(64) NOT NULL,
    "Number" integer NOT NULL,
    "Latest" boolean NOT NULL,
    "Published" boolean NOT NULL,
    "Stage" character varying(32) NOT NULL,
    "DisplayText" character varying(512) NOT NULL,
    "Owner" character varying(128),
    "Author" character varying(128),
    "ChangeNote" text,
    "CreatedUtc" timestamp with time zone NOT NULL,
    "ModifiedUtc" timestamp with time zone NOT NULL,
    "PublishedUtc" timestamp with time zone,
    "UnpublishedUtc" timestamp with time zone,
    "Data" text NOT NULL,
    CONSTRAINT "PK_ContentVersions" PRIMARY KEY ("ContentItemVersionId"),
    CONSTRAINT "FK_ContentVersions_ContentItems_ContentItemId" FOREIGN KEY ("ContentItemId") REFERENCES "ContentItems" ("ContentItemId") ON DELETE CASCADE
);


CREATE TABLE "PersonLinks" (
    "PersonLinkId" character varying(64) NOT NULL,
    "PersonId" character varying(64) NOT NULL,
    "Kind" character varying(32) NOT NULL,
    "Hash" character varying(64) NOT NULL,
    "Data" text,
    "CreatedUtc" timestamp with time zone NOT NULL,
    "ExpiresUtc" timestamp with time zone NOT NULL,
    "UsedUtc" timestamp with time zone,
    CONSTRAINT "PK_PersonLinks" PRIMARY KEY ("PersonLinkId"),
    CONSTRAINT "FK_PersonLinks_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonRoles" (
    "PersonId" character varying(64) NOT NULL,
    "Role" character varying(128) NOT NULL,
    "Topic" character varying(128) NOT NULL,
    CONSTRAINT "PK_PersonRoles" PRIMARY KEY ("PersonId", "Role", "Topic"),
    CONSTRAINT "FK_PersonRoles_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonSessions" (
    "PersonSessionId" character varying(64) NOT NULL,
    "PersonId" character varying(64) NOT NULL,
    "CreatedUtc" timestamp with time zone NOT NULL,
    "LastSeenUtc" timestamp with time zone NOT NULL,
    "SecondFactor" boolean NOT NULL,
    "Device" character varying(128) NOT NULL,
    "SeeingAsId" character varying(64),
    "SeeingUntilUtc" timestamp with time zone,
    CONSTRAINT "PK_PersonSessions" PRIMARY KEY ("PersonSessionId"),
    CONSTRAINT "FK_PersonSessions_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonTokens" (
    "UserId" character varying(64) NOT NULL,
    "LoginProvider" character varying(128) NOT NULL,
    "Name" character varying(128) NOT NULL,
    "Value" text,
    CONSTRAINT "PK_PersonTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_PersonTokens_People_UserId" FOREIGN KEY ("UserId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE INDEX "IX_AuditEntries_AtUtc" ON "AuditEntries" ("AtUtc");


CREATE INDEX "IX_AuditEntries_Author_AuditEntryId" ON "AuditEntries" ("Author", "AuditEntryId");


CREATE INDEX "IX_AuditEntries_AuthorId_AuditEntryId" ON "AuditEntries" ("AuthorId", "AuditEntryId");


CREATE INDEX "IX_AuditEntries_Event_AuditEntryId" ON "AuditEntries" ("Event", "AuditEntryId");


CREATE INDEX "IX_AuditEntries_SubjectKind_SubjectId_AtUtc" ON "AuditEntries" ("SubjectKind", "SubjectId", "AtUtc");


CREATE INDEX "IX_ContentItems_ContentType" ON "ContentItems" ("ContentType");


CREATE INDEX "IX_ContentVersions_ContentItemId_Latest" ON "ContentVersions" ("ContentItemId", "Latest");


CREATE UNIQUE INDEX "IX_ContentVersions_ContentItemId_Number" ON "ContentVersions" ("ContentItemId", "Number");


CREATE INDEX "IX_ContentVersions_ContentItemId_Published" ON "ContentVersions" ("ContentItemId", "Published");


CREATE INDEX "IX_Fields_Field_Date" ON "Fields" ("Field", "Date");


CREATE INDEX "IX_Fields_Field_Number" ON "Fields" ("Field", "Number");


CREATE INDEX "IX_Fields_Field_Text" ON "Fields" ("Field", "Text");


CREATE INDEX "IX_Jobs_CompletedUtc_ParkedUtc_DueUtc" ON "Jobs" ("CompletedUtc", "ParkedUtc", "DueUtc");


CREATE INDEX "IX_Links_ToItemId_Kind" ON "Links" ("ToItemId", "Kind");


CREATE UNIQUE INDEX "IX_MediaFiles_Path" ON "MediaFiles" ("Path");


CREATE INDEX "IX_Paths_ContentItemId" ON "Paths" ("ContentItemId");


CREATE INDEX "IX_People_NormalizedEmail" ON "People" ("NormalizedEmail");


CREATE UNIQUE INDEX "IX_People_NormalizedUserName" ON "People" ("NormalizedUserName");


CREATE UNIQUE INDEX "IX_PersonLinks_Hash" ON "PersonLinks" ("Hash");


CREATE INDEX "IX_PersonLinks_PersonId" ON "PersonLinks" ("PersonId");


CREATE INDEX "IX_PersonRoles_Role" ON "PersonRoles" ("Role");


CREATE INDEX "IX_PersonSessions_PersonId" ON "PersonSessions" ("PersonId");


CREATE INDEX "IX_PublishedPages_ContentType_SortDate" ON "PublishedPages" ("ContentType", "SortDate");


CREATE INDEX "IX_PublishedPages_ParentId" ON "PublishedPages" ("ParentId");


CREATE INDEX "IX_PublishedPages_Path" ON "PublishedPages" ("Path");


CREATE INDEX "IX_ReviewFlags_SourceItemId" ON "ReviewFlags" ("SourceItemId");


CREATE INDEX "IX_SchoolIndex_Phase_Name" ON "SchoolIndex" ("Phase", "Name");


CREATE INDEX "IX_SearchMisses_Count" ON "SearchMisses" ("Count");


CREATE INDEX "IX_ServiceIndex_Area_Strands_Topics_AgeFrom_AgeTo_IsFree" ON "ServiceIndex" ("Area", "Strands", "Topics", "AgeFrom", "AgeTo", "IsFree");


CREATE INDEX "IX_ServiceIndex_Title_ContentItemId" ON "ServiceIndex" ("Title", "ContentItemId");


CREATE INDEX "IX_Terms_Taxonomy_Term" ON "Terms" ("Taxonomy", "Term");


CREATE TABLE "SchemaHistory" (
    "StepId" text NOT NULL CONSTRAINT "PK_SchemaHistory" PRIMARY KEY,
    "AppliedUtc" text NOT NULL
);

CREATE TABLE "SearchFacets" (
    "FacetId" bigint GENERATED BY DEFAULT AS IDENTITY,
    "Facets" text NOT NULL,
    CONSTRAINT "PK_SearchFacets" PRIMARY KEY ("FacetId")
);


CREATE UNIQUE INDEX "IX_SearchFacets_Facets" ON "SearchFacets" ("Facets");


CREATE TABLE "SearchDocuments" (
    "Number" bigint GENERATED BY DEFAULT AS IDENTITY,
    "FacetId" bigint NOT NULL,
    "ContentItemId" character varying(64) NOT NULL,
    "ContentType" text NOT NULL,
    "Path" text NOT NULL,
    "Title" text NOT NULL,
    "Summary" text NOT NULL,
    "Words" text NOT NULL,
    "Body" text NOT NULL,
    CONSTRAINT "PK_SearchDocuments" PRIMARY KEY ("Number")
);


CREATE UNIQUE INDEX "IX_SearchDocuments_ContentItemId" ON "SearchDocuments" ("ContentItemId");


CREATE INDEX "IX_SearchDocuments_Path" ON "SearchDocuments" ("Path");


CREATE TABLE "SearchIndex" (
    "Key" bigint NOT NULL,
    "Tokens" tsvector NOT NULL,
    CONSTRAINT "PK_SearchIndex" PRIMARY KEY ("Key")
);


CREATE INDEX "IX_SearchIndex_Tokens" ON "SearchIndex" USING gin ("Tokens") WITH (fastupdate = off);

