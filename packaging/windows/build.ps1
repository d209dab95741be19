# SPDX-License-Identifier: Apache-2.0
# Makes the portable zip and the MSI of Windows in packaging\target. Needs a JDK 25, Maven, and the WiX toolset 5 (wix.exe) for the MSI.
#   packaging\windows\build.ps1 [-Image DIR]
param([string]$Image = "")
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")
$target = Join-Path (Get-Location) "packaging\target"

function Run {
    & $args[0] $args[1..($args.Length - 1)]
    if ($LASTEXITCODE -ne 0) { throw "$($args[0]) ended with exit code $LASTEXITCODE." }
}

if ($Image -eq "") {
    Run mvn -B -q -Pimage -DskipTests package
    $Image = "jlink\target\topiary"
}
if (-not (Test-Path "$Image\lib\app\topiary.jar")) { throw "$Image is no image: there is no lib\app\topiary.jar." }
$version = (& "$Image\bin\java" -cp "$Image\lib\app\*" org.topiary.app.Main --version | Select-Object -First 1) -replace '^Topiary ', ''
# Windows compares three numbers.
$numbers = $version -replace '-.*$', ''

Remove-Item -Recurse -Force -ErrorAction SilentlyContinue $target
New-Item -ItemType Directory -Force $target | Out-Null

# The flags of the JVM are those of the image; a path in them is told from where jpackage puts the runtime.
$options = Get-Content "$Image\lib\topiary.args" | Where-Object { $_ -and -not $_.StartsWith("#") } | ForEach-Object { "--java-options"; $_ }
$options += "--java-options", '-XX:SharedArchiveFile=$APPDIR\..\runtime\lib\topiary.jsa', "--java-options", '-Djna.boot.library.path=$APPDIR\..\runtime\lib'
Run jpackage "@packaging\jpackage.args" --app-version $numbers --icon icons\topiary.ico --input "$Image\lib\app" --runtime-image $Image --dest $target @options
# jpackage gives the jars new times, by which the archives of classes would no longer fit.
Copy-Item -Force "$Image\lib\app\*.jar" "$target\Topiary\app"
Remove-Item -Recurse -Force "$target\Topiary\runtime\lib\app", "$target\Topiary\runtime\bin\topiary*"
New-Item -ItemType Directory -Force "$target\Topiary\doc" | Out-Null
Copy-Item LICENSE, NOTICE, README.md, "$Image\lib\sbom.json" "$target\Topiary\doc"
Run java -cp "$Image\lib\app\*" packaging\Licences.java "$Image\lib\app" "$Image\lib\sbom.json" "$target\Topiary\doc\third-party"

Compress-Archive -Path "$target\Topiary" -DestinationPath "$target\topiary-$version-windows-x64.zip"
if (Get-Command wix -ErrorAction SilentlyContinue) {
    Run wix build packaging\windows\topiary.wxs -arch x64 -d "Version=$numbers" -d "Source=$target\Topiary" -d "Icon=icons\topiary.ico" -out "$target\topiary-$version-x64.msi"
} else {
    Write-Output "No MSI, as the WiX toolset (wix.exe) is not installed."
}
Get-ChildItem $target -File | Get-FileHash -Algorithm SHA256 | ForEach-Object { "$($_.Hash.ToLower())  $(Split-Path -Leaf $_.Path)" } | Tee-Object "$target\SHA256SUMS"
