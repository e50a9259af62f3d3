// swift-tools-version: 6.2
import PackageDescription

/// Warnings stop the build where `.ci/run` asks for it; a newer toolchain's new warning stops nobody else.
let strict = Context.environment["RKPD_STRICT"] == "1"

let swiftSettings: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ] + (strict ? [.treatAllWarnings(as: .error)] : [])

/// A stage of the journey of a cell: a library target with its own folder in `Sources`.
func stage(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

/// The tests of one stage; what they share stands in `TestSupport`.
func tests(of name: String, _ more: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + more,
        swiftSettings: swiftSettings)
}

/// The driver of `make fuzz` needs the library that `-sanitize=fuzzer` links: it is there only where that is asked for.
let fuzzing: [Target] =
    Context.environment["RKPD_FUZZ"] == "1"
    ? [
        .target(name: "CLibFuzzer", path: "Fuzz/CLibFuzzer"),
        .executableTarget(
            name: "Fuzz", dependencies: ["FuzzTargets", "CLibFuzzer"], path: "Fuzz/Driver", swiftSettings: swiftSettings),
    ] : []

let package = Package(
    name: "rkpd",
    products: [
        .executable(name: "rkpd", targets: ["rkpd"]),
        .library(name: "Spreadsheet", targets: ["Grid", "Spreadsheet"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    ],
    targets: [
        // System libraries, each known to one target only.
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        // RE2 speaks C++; this target gives it a C face. Debian: libre2-dev.
        .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),

        // Values that import nothing.
        stage("Grid"),
        stage("Model", ["Grid"]),

        // The journey of a cell: read → recognise → bind → normalise → reconcile → load → show.
        stage("Spreadsheet", ["Grid", "CLibXML2", "CZlib", "CCrypto"]),
        stage("Patterns", ["CRE2"]),
        stage("Notation", ["Grid", "Model"]),
        stage("Nomenklatur", ["Model", "Notation"]),
        stage("Forms", ["Grid", "Model", "Notation", "Patterns", .product(name: "Yams", package: "Yams")]),
        stage("Assembly", ["Grid", "Model", "Forms", "Notation", "Nomenklatur"]),
        stage("Reconcile", ["Model", "Grid"]),
        stage(
            "Dataset",
            [
                "Model", "Grid", "Notation", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        // Runs a foreign program and knows nothing of sheets.
        stage("OfficeConversion"),
        stage(
            "Journey", ["Grid", "Model", "Spreadsheet", "OfficeConversion", "Forms", "Notation", "Nomenklatur", "Assembly", "Reconcile"]),
        stage(
            "Operations",
            [
                "Grid", "Model", "Spreadsheet", "OfficeConversion", "Notation", "Nomenklatur", "Forms", "Journey", "Dataset",
                .product(name: "Logging", package: "swift-log"), .product(name: "Yams", package: "Yams"),
            ]),
        .executableTarget(
            name: "rkpd",
            dependencies: [
                "Operations", "Model", "Notation", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swiftSettings),

        // What is measured; docs/performance.md says what came of it.
        .executableTarget(
            name: "notation-benchmark", dependencies: ["Grid", "Model", "Notation"], path: "Benchmarks/Notation",
            swiftSettings: swiftSettings),

        // Tests mirror the stages.
        .target(name: "TestSupport", dependencies: ["Grid"], path: "Tests/TestSupport", swiftSettings: swiftSettings),
        tests(of: "Grid"),
        tests(of: "Model"),
        tests(of: "Spreadsheet", ["Grid"]),
        tests(of: "OfficeConversion", ["Journey", "Model", "Spreadsheet"]),
        tests(of: "Patterns"),
        tests(of: "Notation", ["Grid", "Model", "Patterns"]),
        tests(of: "Nomenklatur", ["Model"]),
        tests(of: "Forms", ["Grid", "Model", "Spreadsheet"]),
        tests(of: "Assembly", ["Grid", "Model", "Forms", "Journey", "Spreadsheet", "Nomenklatur"]),
        tests(of: "Reconcile", ["Grid", "Model", "Forms", "Journey", "Spreadsheet"]),
        tests(of: "Dataset", ["Grid", "Model", .product(name: "GRDB", package: "GRDB.swift")]),
        tests(
            of: "Operations",
            [
                "Grid", "Model", "Dataset", "Journey", "Spreadsheet", "rkpd", .product(name: "Logging", package: "swift-log"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        // Mutated inputs for every parser: replayed in a test, thrown without end by `make fuzz`.
        .target(
            name: "FuzzTargets", dependencies: ["Grid", "Model", "Notation", "Spreadsheet", "TestSupport"], path: "Fuzz/Targets",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "FuzzTests", dependencies: ["FuzzTargets", "TestSupport"], swiftSettings: swiftSettings),
        .testTarget(
            name: "DesktopTests", dependencies: ["Journey", "Model", "Spreadsheet", "TestSupport"], swiftSettings: swiftSettings),
    ] + fuzzing
)
