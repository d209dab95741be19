@echo off
rem Starts Topiary with the runtime beside it, wherever this folder lies.
setlocal
set "TOPIARY_HOME=%~dp0.."
set "TOPIARY_CACHE="
if exist "%TOPIARY_HOME%\lib\topiary.jsa" set "TOPIARY_CACHE=-XX:SharedArchiveFile=%TOPIARY_HOME%\lib\topiary.jsa"
rem TOPIARY_JAVA_OPTS: more flags of the JVM, separated by blanks.
if defined TOPIARY_CACHE (
  "%TOPIARY_HOME%\bin\java.exe" "@%TOPIARY_HOME%\lib\topiary.args" "%TOPIARY_CACHE%" "-Djna.boot.library.path=%TOPIARY_HOME%\bin" %TOPIARY_JAVA_OPTS% -jar "%TOPIARY_HOME%\lib\app\topiary.jar" %*
) else (
  "%TOPIARY_HOME%\bin\java.exe" "@%TOPIARY_HOME%\lib\topiary.args" "-Djna.boot.library.path=%TOPIARY_HOME%\bin" %TOPIARY_JAVA_OPTS% -jar "%TOPIARY_HOME%\lib\app\topiary.jar" %*
)
exit /b %ERRORLEVEL%
